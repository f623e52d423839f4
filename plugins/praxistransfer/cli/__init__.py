"""The command line for authors and editors."""
