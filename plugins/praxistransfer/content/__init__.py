"""From files to entries, problems and the library."""
