"""Story events into networks: ties, people, and files for Gephi."""
