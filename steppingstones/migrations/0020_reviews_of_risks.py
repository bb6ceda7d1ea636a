"""Each time that a group looked at a risk again gets a page of its own, so that it can be changed and removed."""

from django.db import migrations, models

import steppingstones.models.base


def each_its_own(apps, schema_editor):
    """A default is given once for all rows that are there already. Each gets one of its own."""
    reviews = apps.get_model("steppingstones", "RiskReview")
    rows = list(reviews.objects.only("pk"))
    for row in rows:
        row.ref = steppingstones.models.base.new_ref()
    reviews.objects.bulk_update(rows, ["ref"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("steppingstones", "0019_ask_again")]

    operations = [
        migrations.AddField(
            model_name="riskreview",
            name="removed_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="riskreview",
            name="ref",
            field=models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12),
        ),
        migrations.RunPython(each_its_own, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="riskreview",
            name="ref",
            field=models.CharField(
                default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True
            ),
        ),
    ]
