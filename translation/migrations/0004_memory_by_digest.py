import hashlib

from django.db import migrations, models

BATCH = 500


def fill(apps, schema_editor):
    entries = apps.get_model("translation", "MemoryEntry").objects
    waiting = []
    for row in entries.only("pk", "target").iterator(chunk_size=BATCH):
        row.target_digest = hashlib.sha256(" ".join(row.target.split()).encode()).hexdigest()
        waiting.append(row)
        if len(waiting) == BATCH:
            entries.bulk_update(waiting, ["target_digest"])
            waiting = []
    entries.bulk_update(waiting, ["target_digest"])


def drop_doubles(apps, schema_editor):
    """Pairs that differ in white space only are one now; the newest stays."""
    entries, seen = apps.get_model("translation", "MemoryEntry").objects, set()
    rows = entries.order_by("-approved_at", "-pk").values_list("pk", "language", "source_digest", "target_digest")
    gone = [pk for pk, *key in rows if tuple(key) in seen or seen.add(tuple(key))]
    entries.filter(pk__in=gone).delete()


def rename_kinds(apps, schema_editor):
    lineages = apps.get_model("content", "Lineage").objects
    for old, new in (("figures", "facts"), ("words", "wording")):
        lineages.filter(stale_kind=old).update(stale_kind=new)


class Migration(migrations.Migration):
    """In one transaction PostgreSQL would not change a table whose rows it has just written."""

    atomic = False

    dependencies = [("translation", "0003_machines_policy_and_use"), ("content", "0005_task_of_a_story")]

    operations = [
        migrations.AddField(
            model_name="memoryentry",
            name="target_digest",
            field=models.CharField(default="", max_length=64, verbose_name="digest of the target"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(drop_doubles, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(rename_kinds, migrations.RunPython.noop, elidable=True),
        migrations.RemoveConstraint(model_name="memoryentry", name="memory_pair_once"),
        migrations.AddConstraint(
            model_name="memoryentry",
            constraint=models.UniqueConstraint(
                fields=("language", "source_digest", "target_digest"), name="memory_pair_once"
            ),
        ),
        migrations.AddIndex(
            model_name="memoryentry",
            index=models.Index(fields=["language", "-approved_at"], name="memory_changed"),
        ),
    ]
