"""Comparing outlets: frames in, frames out. The article is the unit throughout."""
