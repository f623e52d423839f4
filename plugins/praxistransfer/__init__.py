"""The handbook Praxistransfer: YAML and Markdown entries become a cross-linked German web site."""
