"""What the session remembers: the only place for session state and caches."""
