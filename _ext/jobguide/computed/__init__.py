"""Tables and pictures computed from the objects of the whole site, once all pages are read.

`transform` replaces the place-holders; `tables`, `drawings` and `lines` make what replaces them;
`build` holds the few node builders that they share.
"""
