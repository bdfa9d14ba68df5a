"""Frames to Plotly figures, documents to safe HTML. Nothing here computes a measure or knows Streamlit."""
