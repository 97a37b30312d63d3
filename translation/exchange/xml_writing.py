"""Writes XML that people can read: elements of structure on lines of their own, texts untouched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Mapping

from lxml import etree

from translation.exchange.characters import writable


def root_element(namespace: str, name: str, attributes: Mapping[str, str], **prefixes: str) -> etree._Element:
    """The root, its namespace being the default one; `prefixes` names the others."""
    namespaces = {None: namespace or None, **prefixes}
    tag = f"{{{namespace}}}{name}" if namespace else name
    root = etree.Element(tag, nsmap={prefix: uri for prefix, uri in namespaces.items() if uri})
    _set(root, attributes)
    return root


def add(
    parent: etree._Element, name: str, attributes: Mapping[str, str] | None = None, text: str = ""
) -> etree._Element:
    """A new last child, in the parent's namespace unless the name brings one."""
    namespace = etree.QName(parent).namespace
    child = etree.SubElement(parent, f"{{{namespace}}}{name}" if namespace and not name.startswith("{") else name)
    _set(child, attributes or {})
    if text:
        child.text = writable(text)
    return child


def _set(element: etree._Element, attributes: Mapping[str, str]) -> None:
    for name, value in attributes.items():
        element.set(name, writable(value))


def add_words(parent: etree._Element, words: str) -> None:
    """Words at the end of what is there."""
    words = writable(words)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def to_bytes(root: etree._Element, texts: Container[str]) -> bytes:
    """UTF-8 with declaration. `texts` names the elements whose inside is text and gets no indentation."""
    _indent(root, texts, "\n")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _indent(element: etree._Element, texts: Container[str], margin: str) -> None:
    if not len(element) or etree.QName(element).localname in texts:
        return
    element.text = margin + "  "
    for child in element:
        _indent(child, texts, margin + "  ")
        child.tail = margin + "  "
    element[-1].tail = margin


def utc(moment: dt.datetime, form: str = "%Y-%m-%dT%H:%M:%SZ") -> str:
    """The moment in UTC; a naive one is taken as UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return aware.astimezone(dt.UTC).strftime(form)
