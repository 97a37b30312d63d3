"""Reads XML that comes from outside: no document type with declarations, no entities, no network.

The encoding is settled here and not by the parser, because tools write UTF-16 files that call themselves UTF-8.
"""

from __future__ import annotations

import codecs
import re

from django.utils.translation import gettext as _
from lxml import etree

from translation.exchange.errors import ExchangeError
from translation.exchange.limits import check_size

XML = "{http://www.w3.org/XML/1998/namespace}"
MAX_DEPTH = 100
LANG, SPACE = f"{XML}lang", f"{XML}space"
# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*?\?>")
_ENCODING = re.compile(rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?P<declarations>\[)?", re.IGNORECASE)


def parse(data: bytes) -> etree._Element:
    """The root. Raises ExchangeError for what is too large, broken, or declares anything of its own."""
    check_size(data)
    text = decoded(data)
    _refuse_declarations(text)
    # Entities stay unresolved and are refused below; huge_tree stays off: libxml2 has limits of its own then.
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_without_declaration(text).encode(), parser)
    except etree.XMLSyntaxError as error:
        message = _("The file is not well-formed XML: line %(line)s, %(reason)s. Export it again from your tool.")
        raise ExchangeError(message % {"line": error.lineno, "reason": error.msg}) from error
    if any(True for _node in root.iter(etree.Entity)):
        raise ExchangeError(_refusal_of_entities())
    _check_depth(root)
    return root


def _check_depth(root: etree._Element) -> None:
    """Readers go down by calling themselves: depth is kept far below Python's limit, and libxml2's of 256."""
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            message = _("Line %(line)s: elements stand more than %(limit)s deep in each other. Export the file again.")
            raise ExchangeError(message % {"line": element.sourceline, "limit": MAX_DEPTH})


def _without_declaration(text: str) -> str:
    """The parser must not believe the encoding that it names."""
    found = _DECLARATION.match(text)
    return text[found.end() :] if found else text


def decoded(data: bytes) -> str:
    """The text of an XML file, by its byte order mark, else by its declaration, else as UTF-8."""
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    declared = _ENCODING.match(data[:200])
    encoding = marked or (declared[1].decode() if declared else "utf-8")
    try:
        return data.decode(encoding).lstrip("\ufeff")
    except (LookupError, UnicodeError) as error:
        message = _("The file is not in the encoding %(encoding)s, as it should be. Save it as UTF-8.")
        raise ExchangeError(message % {"encoding": encoding}) from error


def _refuse_declarations(text: str) -> None:
    """A document type that only names a file passes (OmegaT writes one in its memories); nothing is fetched."""
    doctype = _doctype(text)
    if doctype and doctype["declarations"]:
        raise ExchangeError(_refusal_of_entities())


def _doctype(text: str) -> re.Match[str] | None:
    prolog = _PROLOG.match(text)
    return _DOCTYPE.match(text, prolog.end() if prolog else 0)


def has_doctype(data: bytes) -> bool:
    return _doctype(decoded(data)) is not None


def _refusal_of_entities() -> str:
    return _("The file declares entities of its own, which is not safe to read. Export it again without them.")


def name_of(element: etree._Element) -> str:
    """The name without namespace."""
    return etree.QName(element).localname


def namespace_of(element: etree._Element) -> str:
    return etree.QName(element).namespace or ""


def is_preserved(element: etree._Element, unless_said: bool) -> bool:
    """Whether white space in the element is part of its text (XML 1.0, section 2.10)."""
    while element is not None:
        if value := element.get(SPACE):
            return value == "preserve"
        element = element.getparent()
    return unless_said


def required(element: etree._Element, attribute: str) -> str:
    """The attribute's value. Raises ExchangeError with the line when it is missing or empty."""
    value = element.get(attribute, "").strip()
    if not value:
        message = _("Line %(line)s: <%(element)s> has no %(attribute)s. Export the file again from your tool.")
        values = {"line": element.sourceline, "element": name_of(element), "attribute": attribute}
        raise ExchangeError(message % values)
    return value


def refuse_root(root: etree._Element, wanted: str) -> ExchangeError:
    message = _("The file begins with <%(found)s>, not with <%(wanted)s>. Choose the file that you took from here.")
    return ExchangeError(message % {"found": name_of(root), "wanted": wanted})
