"""The migrations make the tables that the models describe."""

from django.core.management import call_command


def test_no_migration_is_missing(db, settings):
    settings.MIGRATION_MODULES = {}  # which the run on SQLite does without
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
