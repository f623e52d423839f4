"""What the handbook knows: entries, links, grades, fit, facets, tasks."""
