from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("steppingstones", "0005_mark_plans_again"),
    ]

    operations = [
        migrations.AddField(
            model_name=name, name="removed_at", field=models.DateTimeField(editable=False, null=True)
        )
        for name in ("claim", "questionnaire", "report")
    ]
