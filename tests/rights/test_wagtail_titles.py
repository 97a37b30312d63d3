"""What content/wagtail_titles.py and wagtail_guard.py lean on in Wagtail: read the change, then mend them."""

import pytest

from tests.wagtail_source import fingerprint

KNOWN = {
    ("wagtail.admin.views.chooser", "BrowseView"): "9588ad1529e3",
    ("wagtail.admin.views.chooser", "ChosenMultipleView"): "5666bd971024",
    ("wagtail.admin.views.chooser", "ExternalLinkView"): "86860f964fdc",
    ("wagtail.admin.api.serializers", "PageTranslationsField"): "6d941dd83ba4",
    ("wagtail.admin.views.reports.page_types_usage", "PageTypesUsageReportView"): "2a5e3698bf76",
    ("wagtail.admin.views.reports.aging_pages", "AgingPagesView"): "047a5b9d3bbd",
    ("wagtail.admin.auth", "permission_denied"): "5690bffaf171",
}


@pytest.mark.parametrize(("module", "name"), KNOWN)
def test_wagtails_own_is_as_it_was(module, name):
    assert fingerprint(module, name) == KNOWN[module, name], f"{module}.{name} changed with Wagtail"
