"""Turns the cell of an import file into the value of a field, or says what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from reference.exporting import FORMULA_STARTS, TEXT_MARK
from reference.import_columns import target_key
from reference.models.language_codes import LanguageCodesField

TRUE = {"yes", "true", "1", "x", "có", "co"}
FALSE = {"no", "false", "0", "không", "khong"}
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
VIETNAMESE_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
GROUPED = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")  # 1.234: a thousand and some, or one and some?


class BadCellError(Exception):
    """The message says what is wrong and what to write instead."""


def cell_text(cell: Any) -> str:
    """The cell as text; a number that is whole loses its '.0', a text mark before a formula sign is taken off."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    text = str(cell).strip()
    return text[1:] if text.startswith(TEXT_MARK) and text[1:].startswith(FORMULA_STARTS) else text


def parse_cell(field: models.Field, cell: Any) -> Any:
    """The field's value. A related row comes back as its key; a LookupTable turns it into the row."""
    if isinstance(cell, float | Decimal) and isinstance(field, models.DecimalField):
        return _trimmed(Decimal(repr(cell)) if isinstance(cell, float) else cell)
    text = cell_text(cell)
    if field.choices:
        return _choice(field, text)
    return _parser(field)(text)


def _parser(field: models.Field) -> Callable[[str], Any]:
    if isinstance(field, models.ManyToManyField | LanguageCodesField):
        return _words
    if isinstance(field, models.ForeignKey):
        return str
    if isinstance(field, models.DecimalField):
        whole_digits = field.max_digits - field.decimal_places
        return lambda text: _decimal(text, whole_digits)
    if isinstance(field, models.IntegerField):
        return _integer
    if isinstance(field, models.BooleanField):
        return _boolean
    if isinstance(field, models.DateField):
        return _date
    return str


def _words(text: str) -> list[str]:
    return re.split(r"[\s,;]+", text)


def _choice(field: models.Field, text: str) -> Any:
    known = {str(value): value for value, _label in field.flatchoices}
    if text not in known:
        raise BadCellError(_("Use one of: %(known)s.") % {"known": ", ".join(known)})
    return known[text]


def _boolean(text: str) -> bool:
    if text.casefold() in TRUE | FALSE:
        return text.casefold() in TRUE
    raise BadCellError(_("Write yes or no."))


def _date(text: str) -> dt.date:
    try:
        if ISO_DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
        if VIETNAMESE_DATE.fullmatch(text):
            day, month, year = map(int, text.split("/"))
            return dt.date(year, month, day)
    except ValueError as error:
        raise BadCellError(_("There is no such day.")) from error
    raise BadCellError(_("Write the day as 2026-01-31 or 31/01/2026."))


def _integer(text: str) -> int:
    if re.fullmatch(r"-?\d{1,18}", text):
        return int(text)
    raise BadCellError(_("Write a whole number without separators, such as 12000."))


def _decimal(text: str, whole_digits: int) -> Decimal:
    """A number with a decimal point or comma; 1.234,5 and 1,234.5 are clear, 1.234 is not and is refused."""
    if GROUPED.fullmatch(text.lstrip("-")) and len(re.sub(r"[-.,]", "", text)) <= whole_digits:
        raise BadCellError(_("This may mean thousands or decimals. Write 1234, or 1.2340 with four decimal places."))
    try:
        return _trimmed(Decimal(_with_point(text)))
    except InvalidOperation as error:
        raise BadCellError(_("Write a number, such as 1234.5 or 1234,5.")) from error


def _with_point(text: str) -> str:
    """The number with a decimal point and no thousands; anything else is returned as it is and fails later."""
    for thousands, decimal_mark in ((".", ","), (",", ".")):
        grouped = rf"-?\d{{1,3}}(\{thousands}\d{{3}})+"
        if re.fullmatch(rf"{grouped}\{decimal_mark}\d+", text) or re.fullmatch(
            rf"{grouped}(\{thousands}\d{{3}})", text
        ):
            return text.replace(thousands, "").replace(decimal_mark, ".")
    return text.replace(",", ".") if re.fullmatch(r"-?\d+([.,]\d+)?", text) else "no number"


def _trimmed(value: Decimal) -> Decimal:
    """Without trailing zeros after the point, so that 1.2340 fits a field with three decimal places."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


class LookupTable:
    """Rows of a related model by their key, read once per import."""

    def __init__(self, field: models.Field) -> None:
        key = target_key(field)
        self.key_label = key.name
        self.model = field.related_model
        self.rows = {getattr(row, key.name): row for row in self.model._default_manager.all()}

    def find(self, key: str) -> models.Model:
        if key not in self.rows:
            raise BadCellError(
                _("There is no %(kind)s with the %(key)s “%(value)s”. Add it first or correct the cell.")
                % {"kind": self.model._meta.verbose_name, "key": self.key_label, "value": key}
            )
        return self.rows[key]


def clean_value(field: models.Field, value: Any, obj: models.Model) -> Any:
    """The value after the field's own validators, such as the address of a website."""
    try:
        return field.clean(value, obj)
    except ValidationError as error:
        raise BadCellError(" ".join(error.messages)) from error
