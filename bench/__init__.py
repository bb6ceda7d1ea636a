"""How fast the site is, each time beside the limit that this machine sets. docs/decisions/speed.md says why these."""
