"""The room Review: how well the group works together, as each side sees it."""
