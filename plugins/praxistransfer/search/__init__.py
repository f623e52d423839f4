"""The search: what can be found, how German words are read, and the files the browser reads."""
