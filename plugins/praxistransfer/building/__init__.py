"""The one pass from content root to the files of a site."""
