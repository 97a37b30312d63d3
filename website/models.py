"""The visitors' search index: one row per live page."""

from django.db import models


class SearchEntry(models.Model):
    """Folded words of one live page. The database's own index over it is made in website/search."""

    page = models.OneToOneField("wagtailcore.Page", related_name="search_entry", on_delete=models.CASCADE)
    language = models.CharField(max_length=12)
    title = models.TextField()
    text = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["language"], name="search_by_language")]

    def __str__(self) -> str:
        return f"{self.language} {self.page_id}"
