"""The migrations make the tables that the models describe, for a new site all at once and for an older one in steps."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from steppingstones.commands.prepare import make_tables

APP = "steppingstones"
SQUASHED, LAST_IN_IT = (APP, "0001_squashed_0024_reviews"), (APP, "0024_reviews")
OF_AN_OLD_SITE = (APP, "0020_reviews_of_risks")
BEFORE_COSTS, WITH_COSTS = (APP, "0040_with_and_without"), (APP, "0041_full_costs")


def test_no_migration_is_missing(db, settings):
    settings.MIGRATION_MODULES = {}  # which the run on SQLite does without
    said = StringIO()
    call_command("makemigrations", dry_run=True, stdout=said)
    assert said.getvalue() == "No changes detected\n"


def test_the_tables_made_at_once_are_described_as_those_made_in_steps(settings):
    settings.MIGRATION_MODULES = {}
    loader = MigrationLoader(None, replace_migrations=False)
    in_steps, at_once = loader.project_state(LAST_IN_IT), loader.project_state(SQUASHED)
    assert in_steps.models.keys() == at_once.models.keys()
    assert MigrationAutodetector(in_steps, at_once).changes(loader.graph) == {}


def test_an_old_site_gets_the_tables_of_a_new_one_and_keeps_its_rows(db, settings, tmp_path):
    settings.MIGRATION_MODULES = {}
    with another_database("new", tmp_path):
        make_tables()
        new, recorded = tables(), MigrationLoader(connection).applied_migrations.keys()
    with another_database("old", tmp_path):
        organisations = migrate_in_steps(OF_AN_OLD_SITE).apps.get_model(APP, "organisation").objects
        organisations.create(name="The Lantern")
        make_tables()
        assert tables() ^ new == set()
        assert MigrationLoader(connection).applied_migrations.keys() == recorded
        assert organisations.get().name == "The Lantern"


def test_costs_of_review_pages_are_carried_over_and_count_on_one_page(db, settings, tmp_path):
    settings.MIGRATION_MODULES = {}
    with another_database("costs", tmp_path):
        old = migrate_in_steps(BEFORE_COSTS).apps
        organisation = old.get_model(APP, "organisation").objects.create(name="The Lantern")
        project = old.get_model(APP, "project").objects.create(organisation=organisation, name="Ours", slug="ours")
        for words, kept_on in (("Rent", date(2026, 3, 4)), ("Tea", None)):
            page = old.get_model(APP, "reviewpage").objects.create(project=project, name=words, kept_on=kept_on)
            page.costs.create(project=project, words=words, money=12)
        new = migrate_in_steps(WITH_COSTS).apps
        rent, tea = new.get_model(APP, "cost").objects.order_by("pk")
        assert (rent.words, rent.money, rent.on, tea.words) == ("Rent", 12, date(2026, 3, 4), "Tea")
        assert new.get_model(APP, "reviewpage").objects.get(name="Rent").costs_to == rent.pk < tea.pk
        assert new.get_model(APP, "reviewpage").objects.get(name="Tea").costs_to == 0


@contextmanager
def another_database(name: str, folder: Path) -> Iterator[None]:
    """An empty one in the place of that of the test: a file, or on PostgreSQL a schema."""
    of_test = connections["default"]
    other = connections["default"] = of_test.copy()
    if other.vendor == "sqlite":
        other.settings_dict["NAME"] = folder / name
    else:
        other.settings_dict["OPTIONS"]["options"] = f"-c search_path={name}"
        other.cursor().execute(f"CREATE SCHEMA {name}")
    try:
        yield
        if other.vendor != "sqlite":
            other.cursor().execute(f"DROP SCHEMA {name} CASCADE")
    finally:
        other.close()
        connections["default"] = of_test


def migrate_in_steps(to: tuple[str, str]) -> ProjectState:
    executor = MigrationExecutor(connection)
    executor.loader.replace_migrations = False
    executor.loader.build_graph()
    return executor.migrate([to])


def tables() -> set[str]:
    """The columns, limits and indexes of each table, as the database tells. Order and given names do not count."""
    look, found = connection.introspection, set()
    with connection.cursor() as cursor:
        for table in look.table_names(cursor):
            found |= {f"{table}: {column}" for column in look.get_table_description(cursor, table)}
            found |= {f"{table}: {limit}" for limit in look.get_constraints(cursor, table).values()}
    return found
