"""The drawn picture of one live page."""

from django.db import models


class ShareImage(models.Model):
    """Stands for live pages only: publishing has it drawn, withdrawing removes it.

    Without a file: the machine has no font for the words, see website/share_images/fonts.py.
    """

    page = models.OneToOneField("wagtailcore.Page", related_name="share_image", on_delete=models.CASCADE)
    file = models.FileField(upload_to="share", blank=True, max_length=200)
    digest = models.CharField(max_length=64)  # of everything that is drawn
    made_with = models.CharField(max_length=150)  # version of the drawing and its fonts

    def __str__(self) -> str:
        return self.file.name or f"page {self.page_id} without a picture"
