"""What leaves the tool: tables and evidence in files."""
