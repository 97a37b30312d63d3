import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("translation", "0004_memory_by_digest"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LanguageGuide",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                ("text", models.TextField(max_length=20000, verbose_name="text")),
                (
                    "version",
                    models.PositiveIntegerField(default=1, help_text="grows with each save", verbose_name="version"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "style guide",
                "verbose_name_plural": "style guides",
                "constraints": [
                    models.UniqueConstraint(fields=("language",), name="language_guide_once"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="language_guide_has_a_text"
                    ),
                ],
            },
        ),
    ]
