"""Templates compiled once: kept beside the compiled modules of this package, by Python's own rules for those.

Compiling one takes longer than filling it in. What is kept counts for the same text of the template, the same
Jinja and the same Python; it is a convenience, and nobody misses it where it cannot be written or read.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

import jinja2.compiler
from jinja2.bccache import Bucket, BytecodeCache

from xbrlesg.whole_files import write_whole


class CompiledTemplates(BytecodeCache):
    """Reads and writes one file for each template, which names its template, as of Python modules."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's name: all are of one folder."""
        return name

    def get_source_checksum(self, source: str) -> str:
        """A hash of the text and of what tells one release of the compiler from another."""
        compiler = Path(jinja2.compiler.__file__).stat()
        return hashlib.sha256(f"{compiler.st_size} {compiler.st_mtime_ns} {source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """The template as it was compiled, if it was."""
        with suppress(Exception):  # a damaged file raises whatever pickle and marshal make of it
            bucket.bytecode_from_string(_path(bucket.key).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                write_whole(_path(bucket.key), bucket.bytecode_to_string())


def _path(template: str) -> Path:
    compiled = Path(cache_from_source(__file__))
    return compiled.with_name(f"{template}.{sys.implementation.cache_tag}.jinja")
