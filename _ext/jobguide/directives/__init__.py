"""From MyST to nodes: one module a family of directives."""
