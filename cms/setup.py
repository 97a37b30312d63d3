"""The set-up page of a new installation without demo: name, agencies, first administrator."""

from __future__ import annotations

from django import forms
from django.contrib.auth import get_user_model, password_validation
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cms import installation, languages
from content import workflows
from content.trees import make_tree, remove_welcome_page
from reference import groups
from reference.folding import ascii_slug
from reference.models import Agency, Membership, Office

User = get_user_model()


class SetupForm(forms.Form):
    """What an office must say before its site can start."""

    name = forms.CharField(
        label=_("Name of the site"), max_length=200, help_text=_("As visitors will see it, in Vietnamese.")
    )
    name_en = forms.CharField(label=_("Name of the site in English"), max_length=200)
    agencies = forms.CharField(
        label=_("Agencies"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One per line, the full name of each."),
    )
    full_name = forms.CharField(label=_("Administrator's name"), max_length=150)
    username = forms.CharField(
        label=_("Administrator's user name"), max_length=150, validators=[User.username_validator]
    )
    password = forms.CharField(label=_("Password"), widget=forms.PasswordInput, strip=False)
    password_again = forms.CharField(label=_("Password, once more"), widget=forms.PasswordInput, strip=False)

    def clean_agencies(self) -> list[str]:
        """Names without repetition; each must give a code of its own."""
        names = [" ".join(line.split()) for line in self.cleaned_data["agencies"].splitlines() if line.strip()]
        codes: dict[str, str] = {}
        for name in names:
            code = ascii_slug(name, limit=50)
            if not code or code in codes:
                raise forms.ValidationError(
                    _("Line “%(name)s” repeats another or has no letters. Change it."), params={"name": name}
                )
            codes[code] = name
        return names

    def clean(self) -> dict[str, object]:
        data = super().clean()
        password = data.get("password")
        if password and password != data.get("password_again"):
            self.add_error("password_again", _("The two passwords differ. Type the same one twice."))
        elif password:
            self._validate_password(password, data)
        return data

    def _validate_password(self, password: str, data: dict[str, object]) -> None:
        try:
            password_validation.validate_password(password, User(username=data.get("username", "")))
        except forms.ValidationError as error:
            self.add_error("password", error)


@never_cache
@sensitive_post_parameters("password", "password_again")
def setup(request: HttpRequest, token: str) -> HttpResponse:
    """Opened only by the link printed at start, and only once."""
    if not installation.opens_setup(token):
        raise Http404("No set-up is open under this link.")
    translation.activate(languages.SOURCE)
    request.LANGUAGE_CODE = languages.SOURCE
    form = SetupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        create(form.cleaned_data)
        return redirect("wagtailadmin_login")
    return render(request, "cms/setup.html", {"form": form}, status=400 if form.errors else 200)


@transaction.atomic
def create(answers: dict[str, object]) -> None:
    """Office, agencies, trees and administrator; all or nothing."""
    Office.objects.create(name_vi=answers["name"], name_en=answers["name_en"])
    for name in answers["agencies"]:
        Agency.objects.create(code=ascii_slug(name, limit=50), name_vi=name)
    remove_welcome_page()
    for language in languages.ACTIVE:
        make_tree(language)
    administrator = User.objects.create_user(
        answers["username"], password=answers["password"], first_name=answers["full_name"]
    )
    Membership.objects.create(user=administrator, role=Membership.Role.ADMINISTRATOR)
    groups.setup()
    workflows.set_up()
    transaction.on_commit(installation.close_setup)
