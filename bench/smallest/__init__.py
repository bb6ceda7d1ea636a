"""The limit that Django sets: a site with nothing but what is needed to keep the same rows."""
