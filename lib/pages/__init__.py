"""The dashboard: one file a page, each read widgets, compute, show. Only here and in app.py is Streamlit imported."""
