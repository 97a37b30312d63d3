"""Finds, in the source of the installed Wagtail, every function that makes an object live or can lead to it.

Read by syntax, so that a caller which a new Wagtail brings is found without being run. What counts:

- `live` or `approved_go_live_at` is written: assigned, set by `setattr`, or given by keyword to what writes rows;
- something is called that publishes, unpublishes, copies, moves, adds or restores, or carries a workflow on;
- a class of `wagtail.actions` is used.
"""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Iterator
from pathlib import Path

FIELDS = frozenset({"live", "approved_go_live_at"})
# Calls that write rows when they get a field by keyword; the same keyword to `filter` only reads.
WRITERS = frozenset({"update", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "setattr"})
CALLS = frozenset(
    {
        "add_child",
        "add_root",
        "add_sibling",
        "approve",
        "cancel",
        "copy_for_translation",
        "create_alias",
        "deactivate",
        "finish",
        "move",
        "on_action",
        "on_finish",
        "publish",
        "reject",
        "resume",
        "save_revision",
        "start",
        "unpublish",
        "update_aliases",
        "with_content_json",
    }
)
TAKES_SOMETHING = frozenset({"start"})  # of a workflow; a regular expression's match has a `start()` too
OBJECTS = frozenset({"alias", "alias_updated", "content_object", "new_page", "obj", "object", "page", "page_copy"})
NOT_SHIPPED = frozenset({"tests", "test", "migrations", "locale", "project_template"})


def root_of(package: str) -> Path:
    return Path(importlib.util.find_spec(package).origin).parent


def modules(package: str) -> Iterator[tuple[str, Path]]:
    """Dotted name and file of each module, without tests and migrations."""
    root = root_of(package)
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if not NOT_SHIPPED.intersection(parts):
            yield ".".join([package, *(part for part in parts if part != "__init__")]), path


def callers(package: str = "wagtail") -> dict[str, set[str]]:
    """`module:qualname` → what it does to deserve a place here."""
    found: dict[str, set[str]] = {}
    for module, path in modules(package):
        for name, what in callers_in(path.read_text(encoding="utf-8")):
            found.setdefault(f"{module}:{name}", set()).add(what)
    return found


def callers_in(source: str) -> Iterator[tuple[str, str]]:
    """Qualified name and mark, for one module's source."""
    tree = ast.parse(source)
    yield from _walk(tree, [], _actions_imported(tree))


def _actions_imported(tree: ast.AST) -> frozenset[str]:
    """Names that the module has from `wagtail.actions`, errors aside."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    ours = (node for node in imports if (node.module or "").startswith("wagtail.actions"))
    names = (alias.asname or alias.name for node in ours for alias in node.names)
    return frozenset(name for name in names if name.endswith("Action"))


def _walk(node: ast.AST, names: list[str], actions: frozenset[str]) -> Iterator[tuple[str, str]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _walk(child, [*names, child.name], actions)
            continue
        yield from ((".".join(names) or "<module>", what) for what in _marks(child, actions))
        yield from _walk(child, names, actions)


def _marks(node: ast.AST, actions: frozenset[str]) -> Iterator[str]:
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            yield from (f"sets {name}" for name in _fields_set(target))
    if isinstance(node, ast.Dict):
        keys = {key.value for key in node.keys if _is_text(key)}
        yield from (f"gives {name} in a dictionary" for name in sorted(FIELDS & keys))
    if isinstance(node, ast.Call):
        yield from _marks_of_call(node)
    if isinstance(node, ast.Name) and node.id in actions and isinstance(node.ctx, ast.Load):
        yield f"uses {node.id}"


def _fields_set(target: ast.AST) -> Iterator[str]:
    for node in ast.walk(target):
        if isinstance(node, ast.Attribute) and node.attr in FIELDS and isinstance(node.ctx, ast.Store):
            yield node.attr


def _marks_of_call(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in CALLS and (call.args or call.keywords or name not in TAKES_SOMETHING):
        yield f"calls {name}"
    if name == "update" and any(keyword.arg == "user" for keyword in call.keywords):
        yield "carries a workflow on"
    if name == "save" and _receiver(call) in OBJECTS and not any(k.arg == "update_fields" for k in call.keywords):
        yield "saves a whole object"
    if name == "copy" and isinstance(call.func, ast.Attribute) and call.keywords:
        yield "calls copy"  # a dictionary's takes nothing
    given = {keyword.arg for keyword in call.keywords}
    if name in WRITERS:
        given |= {node.value for argument in call.args for node in ast.walk(argument) if _is_text(node)}
    if name in WRITERS or name[:1].isupper():
        yield from (f"sets {field}" for field in sorted(FIELDS & given))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _receiver(call: ast.Call) -> str:
    """The last name before the dot: `self.object.save()` → object."""
    value = call.func.value if isinstance(call.func, ast.Attribute) else None
    return getattr(value, "attr", None) or getattr(value, "id", "")
