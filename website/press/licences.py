"""What the press reads of a picture's licence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from reference.models import CustomImage

Licence = CustomImage.Licence
NAMES = {
    Licence.OWN: _("Own work of the publisher; free for press use with the credit line"),
    Licence.CC_BY: _("Creative Commons Attribution (CC BY)"),
    Licence.CC_BY_SA: _("Creative Commons Attribution-ShareAlike (CC BY-SA)"),
    Licence.AGENCY: _("Provided by an agency; free for press use with the credit line"),
    Licence.PURCHASED: _("Licensed picture; for press use only, with the credit line"),
    Licence.PUBLIC_DOMAIN: _("Public domain"),
    Licence.OTHER: _("Other terms: ask before use"),
}
