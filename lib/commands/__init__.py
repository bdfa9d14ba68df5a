"""What the commands of `python -m lib` share."""
