"""What the guide declares of the post: missions, competencies, placements."""
