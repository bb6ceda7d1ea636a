"""After many rows came at once."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Model


def count_rows_anew(models: Iterable[type[Model]]) -> None:
    """PostgreSQL plans by the number of rows that it last counted. If it had found none, a page could take minutes."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
