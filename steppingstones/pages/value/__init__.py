"""The room Value: what changed, compared with what, and what it is worth."""
