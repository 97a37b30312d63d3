"""The stored ZIP of one live media kit."""

from django.db import models


class PressPackage(models.Model):
    """Stands for live kits only: publishing has it made, withdrawing removes it, see website/press/packages.py."""

    page = models.OneToOneField("content.MediaKitPage", related_name="press_package", on_delete=models.CASCADE)
    file = models.FileField(upload_to="press", max_length=200)
    size = models.PositiveBigIntegerField()  # bytes
    pictures = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)  # of everything that is in it
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.file.name
