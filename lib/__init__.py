"""Framescope: how outlets tell the same story, measured with evidence and uncertainty."""

__version__ = "0.1.0"
