"""Assertions kept in a file of their own, beside the index of their taxonomy.

Few commands need them, and formula linkbases are by far the largest documents. The file is a line that names
the format and the hash of the rest, then compressed JSON in which every name stands once.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from xbrlesg.names import QName
from xbrlesg.taxonomy.assertions import (
    Assertion,
    AssertionKind,
    AssertionSeverity,
    Filter,
    Variable,
    VariableKind,
)
from xbrlesg.taxonomy.cache import cache_key
from xbrlesg.taxonomy.discovery import discover
from xbrlesg.taxonomy.index import DamagedIndexError
from xbrlesg.taxonomy.package import PackageSet
from xbrlesg.taxonomy.read_assertions import read_assertions
from xbrlesg.whole_files import write_whole

FORMAT: Final = b"xbrlesg-assertions 1"
"""Changes whenever the model or the layout does, so that a file of another version is never misread."""


def open_assertions(
    packages: PackageSet, entry_points: Sequence[str], *, cache: Path | None
) -> tuple[Assertion, ...]:
    """The assertions of the taxonomy that opens with ``entry_points``, from their file if there is one.

    What is wrong with the taxonomy's documents is told by whoever reads the taxonomy; here, documents that
    are missing or broken have no assertions. Only those of a taxonomy without findings are kept. A damaged
    file is replaced; a folder that cannot be written is no fault.
    """
    path = cache / f"{cache_key(packages, entry_points, FORMAT)}.assertions" if cache else None
    if path is not None:
        with suppress(OSError, DamagedIndexError):
            return load_assertions(path.read_bytes())
    documents, findings = discover(packages, entry_points)
    assertions = read_assertions(documents)
    if path is not None and not findings:
        with suppress(OSError):
            write_whole(path, dump_assertions(assertions))
    return assertions


def dump_assertions(assertions: Iterable[Assertion]) -> bytes:
    """Assertions as the content of a file; the same ones give the same bytes."""
    names: dict[QName, int] = {}
    rows = [_row(item, names) for item in assertions]
    data = {"assertions": rows, "names": [[name.namespace, name.local] for name in names]}
    body = zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 6)
    return b"%s %s\n%s" % (FORMAT, hashlib.sha256(body).hexdigest().encode(), body)


def load_assertions(content: bytes) -> tuple[Assertion, ...]:
    """The assertions of a file. Raises DamagedIndexError."""
    head, _, body = content.partition(b"\n")
    if head != b"%s %s" % (FORMAT, hashlib.sha256(body).hexdigest().encode()):
        raise DamagedIndexError
    data = json.loads(zlib.decompress(body))
    names = [QName(namespace, local) for namespace, local in data["names"]]
    return tuple(_assertion(row, names) for row in data["assertions"])


def _row(item: Assertion, names: dict[QName, int]) -> list[Any]:
    return [
        item.id,
        item.kind.value,
        item.severity.value,
        item.sets,
        _numbers(item.concepts, names),
        _numbers(item.subjects, names),
        item.preconditions,
        item.test,
        [_variable_row(variable, names) for variable in item.variables],
    ]


def _variable_row(item: Variable, names: dict[QName, int]) -> list[Any]:
    return [
        item.name,
        item.kind.value,
        [_filter_row(part, names) for part in item.filters],
        item.fallback,
        item.takes_nil,
        item.select,
        item.declared_type,
        item.namespaces,
    ]


def _filter_row(item: Filter, names: dict[QName, int]) -> list[Any]:
    parts = [_filter_row(part, names) for part in item.parts]
    kind = _numbers((item.kind,), names)[0]
    return [kind, item.is_complement, _numbers(item.concepts, names), item.is_computed, parts]


def _numbers(found: Iterable[QName], names: dict[QName, int]) -> list[int]:
    return [names.setdefault(name, len(names)) for name in found]


def _assertion(row: list[Any], names: Sequence[QName]) -> Assertion:
    key, kind, severity, sets, concepts, subjects, preconditions, test, variables = row
    return Assertion(
        key,
        AssertionKind(kind),
        AssertionSeverity(severity),
        tuple(sets),
        tuple(names[number] for number in concepts),
        tuple(names[number] for number in subjects),
        tuple(preconditions),
        test,
        tuple(_variable(item, names) for item in variables),
    )


def _variable(row: list[Any], names: Sequence[QName]) -> Variable:
    name, kind, filters, fallback, takes_nil, select, declared_type, namespaces = row
    return Variable(
        name,
        VariableKind(kind),
        tuple(_filter(item, names) for item in filters),
        fallback,
        takes_nil,
        select,
        declared_type,
        tuple((prefix, namespace) for prefix, namespace in namespaces),
    )


def _filter(row: list[Any], names: Sequence[QName]) -> Filter:
    kind, is_complement, concepts, is_computed, parts = row
    named = tuple(names[number] for number in concepts)
    return Filter(
        names[kind], is_complement, named, is_computed, tuple(_filter(item, names) for item in parts)
    )
