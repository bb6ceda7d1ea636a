"""Stepping Stones: co-production groups plan, listen, decide and show the difference they made."""
