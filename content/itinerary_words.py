"""How one gets from stop to stop, and how long things take, in words of the active language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

BY = (
    ("walk", gettext_lazy("on foot")),
    ("bicycle", gettext_lazy("bicycle")),
    ("motorbike", gettext_lazy("motorbike")),
    ("car", gettext_lazy("car or taxi")),
    ("bus", gettext_lazy("bus")),
    ("boat", gettext_lazy("boat")),
)


def duration(minutes: int) -> str:
    """“45 minutes”, “1 hour”, “2 h 30 min”."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("%(count)s minute", "%(count)s minutes", rest) % {"count": rest}
    if not rest:
        return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def stay(minutes: int) -> str:
    """“45 minutes here”."""
    return _("%(time)s here") % {"time": duration(minutes)}


def onward(by: str, minutes: int | None) -> str:
    """“10 minutes on foot”; empty when neither is known."""
    if not minutes:
        return str(WITHOUT_MINUTES.get(by, ""))
    time = duration(minutes)
    return str(WITH_MINUTES.get(by, _("%(time)s to the next stop"))) % {"time": time}


WITHOUT_MINUTES = {
    "walk": gettext_lazy("On foot to the next stop"),
    "bicycle": gettext_lazy("By bicycle to the next stop"),
    "motorbike": gettext_lazy("By motorbike to the next stop"),
    "car": gettext_lazy("By car or taxi to the next stop"),
    "bus": gettext_lazy("By bus to the next stop"),
    "boat": gettext_lazy("By boat to the next stop"),
}
WITH_MINUTES = {
    "walk": gettext_lazy("%(time)s on foot to the next stop"),
    "bicycle": gettext_lazy("%(time)s by bicycle to the next stop"),
    "motorbike": gettext_lazy("%(time)s by motorbike to the next stop"),
    "car": gettext_lazy("%(time)s by car or taxi to the next stop"),
    "bus": gettext_lazy("%(time)s by bus to the next stop"),
    "boat": gettext_lazy("%(time)s by boat to the next stop"),
}
