from django.db import migrations


class Migration(migrations.Migration):
    """Nothing by itself. That there is something to migrate makes the index for searching: `models/search_index.py`."""

    dependencies = [("steppingstones", "0011_take_part_understand")]
    operations = []
