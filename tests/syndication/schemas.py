"""Validators of ninjs: our profile always, the IPTC's own schema where it is found."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from syndication.formats import ninjs

ROOT = Path(__file__).resolve().parents[2]
PROFILE = Path(ninjs.__file__).with_name("ninjs_profile.schema.json")
IPTC = ROOT.parent / "shared" / "reference" / "ninjs"
GEOJSON = "https://geojson.org/schema/GeoJSON.json"


def problems(document: dict) -> list[str]:
    """What is wrong with a news object, by both schemas; empty when nothing is."""
    return [f"{list(e.absolute_path)}: {e.message[:200]}" for v in _validators() for e in v.iter_errors(document)]


def has_iptc() -> bool:
    return (IPTC / "ninjs-schema_3.1.json").exists()


def _validators() -> list[Draft202012Validator]:
    found = [Draft202012Validator(json.loads(PROFILE.read_text()), format_checker=FormatChecker())]
    return [*found, _iptc()] if has_iptc() else found


def _iptc() -> Draft202012Validator:
    """Refers to GeoJSON over the network; here only the stored copy is looked into."""
    geojson = Resource.from_contents(json.loads((IPTC / "GeoJSON.json").read_text()), default_specification=DRAFT7)
    registry = Registry(retrieve=_refuse).with_resource(GEOJSON, geojson)
    schema = json.loads((IPTC / "ninjs-schema_3.1.json").read_text())
    return Draft202012Validator(schema, format_checker=FormatChecker(), registry=registry)


def _refuse(uri: str):
    raise AssertionError(f"The schema asks for {uri}.")
