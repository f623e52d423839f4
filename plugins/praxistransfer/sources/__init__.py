"""From bytes on disk to plain data with positions."""
