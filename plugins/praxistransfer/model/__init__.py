"""What things are: frozen models, problems, and what is derived from them. No input or output."""
