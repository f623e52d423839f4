"""The transfer package of a practice: what it says, and the files in which it is typeset."""
