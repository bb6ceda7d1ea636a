from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("steppingstones", "0054_own_address"),
    ]

    operations = [
        migrations.AddField(
            model_name="reportversion",
            name="counted",
            field=models.JSONField(default=dict),
        ),
    ]
