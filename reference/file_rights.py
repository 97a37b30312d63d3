"""Who may know of a picture, document or video that is not public: the collections say so."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images import permissions as image_permissions
from wagtailmedia.permissions import permission_policy as media_policy

from reference.models import CustomDocument, CustomImage, CustomMedia

MAY = ("choose", "change", "add")
OwnFile = CustomImage | CustomDocument | CustomMedia


def may_see(user: AbstractBaseUser, file: OwnFile) -> bool:
    """Whether a signed-in person may see a file that is not public."""
    if not user.is_authenticated or not user.has_perm("wagtailadmin.access_admin"):
        return False
    return _policy(file).user_has_any_permission_for_instance(user, MAY, file)


def _policy(file: OwnFile) -> Any:
    if isinstance(file, CustomImage):
        return image_permissions.permission_policy
    return document_policy if isinstance(file, CustomDocument) else media_policy
