"""What helps to carry a practice over: how far it has come, and whether it fits a municipality."""
