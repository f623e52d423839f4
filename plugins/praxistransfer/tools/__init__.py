"""What knows nothing of the handbook: memory between builds, workers, the folder of a site."""
