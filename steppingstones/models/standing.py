"""Things that can be removed and brought back: they keep their row."""

from django.db import models


class StandingQuerySet(models.QuerySet):
    def standing(self) -> "StandingQuerySet":
        """Those that have not been removed."""
        return self.filter(removed_at=None)
