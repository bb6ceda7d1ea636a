from django.db import migrations

from ._tables import TABLES, CreateTogether


class Migration(migrations.Migration):
    """All tables at once, for a site that begins now. One that is older goes on with the files that this replaces.

    What these did to rows, the rows of a new site do not need. docs/decisions/first-start.md says why it is so.
    """

    initial = True
    dependencies = []
    operations = [CreateTogether(TABLES)]
    replaces = [
        ("steppingstones", name)
        for name in (
            "0001_start",
            "0002_import_key",
            "0003_remove_decisions",
            "0004_the_whole_plan",
            "0005_mark_plans_again",
            "0006_remove_reports_and_questionnaires",
            "0007_listen",
            "0008_ways",
            "0009_talk",
            "0010_decisions",
            "0011_take_part_understand",
            "0012_search",
            "0013_qda",
            "0014_tagging",
            "0015_give",
            "0016_decide",
            "0017_learning",
            "0018_phrases",
            "0019_ask_again",
            "0020_reviews_of_risks",
            "0021_minutes_to_read_again",
            "0022_said_did_status",
            "0023_theme_merges",
            "0024_reviews",
        )
    ]
