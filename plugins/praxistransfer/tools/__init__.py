"""What knows nothing of the handbook: the store between builds, workers, the folder of a site."""
