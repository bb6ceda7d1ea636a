"""The migrations make the tables that the models describe."""

from io import StringIO

from django.core.management import call_command


def test_no_migration_is_missing(db, settings):
    settings.MIGRATION_MODULES = {}  # which the run on SQLite does without
    said = StringIO()
    call_command("makemigrations", dry_run=True, stdout=said)
    assert said.getvalue() == "No changes detected\n"
