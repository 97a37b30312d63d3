"""Who was told that a step waits for them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """One person was told of one step; nobody is told twice."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="notices"
    )
    state = models.ForeignKey("wagtailcore.TaskState", on_delete=models.CASCADE, related_name="notices")
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [models.UniqueConstraint(fields=["user", "state"], name="notice_once_per_person_and_step")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.state_id}"
