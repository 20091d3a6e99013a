"""A taxonomy that Arelle holds loaded, validated and compiled, for reports that are judged in forks.

It belongs into a process of its own, with one thread and nothing else of Arelle's in it: ``worker.py``.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from decimal import localcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Self
from xml.sax.saxutils import quoteattr

from xbrlesg.names import LINK, XBRLI, XLINK
from xbrlesg.validation.arelle_log import is_chatter
from xbrlesg.validation.arelle_session import DIGITS, gather, quiet, runtime_options
from xbrlesg.validation.engine.attachment import Attachment, Held, NeedsCold, given_out, release
from xbrlesg.validation.engine.dimensions import DimensionDefaults
from xbrlesg.validation.engine.entry_points import ARCHIVES, is_plain_package
from xbrlesg.validation.engine.formulas import FormulaCheck
from xbrlesg.validation.engine.model import Job, Order, Record
from xbrlesg.validation.engine.programs import Programs
from xbrlesg.validation.engine.running import bounded
from xbrlesg.validation.engine.shortcuts import PROVED, know_types
from xbrlesg.validation.model import ArelleRun

SUFFIXES: Final = frozenset({".xhtml", ".html", ".htm", ".json", ".xbrl", ".xml"})
"""The kinds of report file that the corpus holds, beside report packages."""

_SEED: Final = "xbrlesg-seed.xbrl"
_REHEARSAL_SECONDS: Final = 1.0


class Preloaded:
    """One taxonomy, held ready. Making one raises ``NeedsCold`` where reports on it must be judged cold.

    That is so where the taxonomy is not flawless (a document is missing, an error is found in it, a formula
    does not compile), for then Arelle stops at different places for different reports; and where judging an
    empty report on it tells anything, for then it is not known what belongs to whom.
    """

    def __init__(self, order: Order) -> None:
        self._order = order
        self._packages = tuple(map(Path, order.packages))
        self._folder = TemporaryDirectory()
        self._session: Any = None
        self._model: Any = None
        self._held: Held
        self._records: tuple[Record, ...] = ()
        self._formula_check = FormulaCheck()
        self._dimension_defaults = DimensionDefaults()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def load(self, *, own_files: bool = False) -> tuple[Record, ...]:
        """Load the taxonomy, check its networks and compile its formulas; give what Arelle tells.

        With ``own_files`` Arelle validates each element of its files as well. Raises ``NeedsCold``.
        """
        from arelle.api.Session import Session  # noqa: PLC0415 - takes 0.4 s
        from arelle.Version import __version__ as version  # noqa: PLC0415

        if version not in PROVED:
            raise NeedsCold(f"warm runs are not proved for Arelle {version}")
        seed = self._write_seed()
        programs = Programs(self._order)
        with quiet(), localcontext(prec=DIGITS), _first_model_watched(_sound), programs.used():
            options = self._options(seed, compile_only=True, base_taxonomy=own_files)
            self._session = Session()
            self._session.run(options, logFileName="logToStructuredMessage")
            self._take(seed)
        programs.keep()
        return self._records

    def tell(self, records: Sequence[Record]) -> None:
        """What else a cold run would tell of the taxonomy."""
        self._records = (*self._records, *records)

    def judge(self, job: Job) -> ArelleRun:
        """What ``run_arelle`` gives for this report. Only one for each process: fork first.

        Raises ``NeedsCold``, and ``ArelleError`` as ``run_arelle`` does.
        """
        document = job.document
        suffix = Path(document).suffix.lower()
        if suffix not in SUFFIXES and not (suffix in ARCHIVES and is_plain_package(Path(document))):
            raise NeedsCold("reports of this kind are judged cold")
        with localcontext(prec=DIGITS):
            options = self._options(document)
            options.validate = job.validates
            records = self._attach(document, options)
            models = list(self._session.get_models())
            told = (*self._records, *records)
            return gather(models, told, document, self._packages, keep_facts=job.keep_facts)

    def rehearse(self) -> None:
        """Judge an empty report, twice, so that forks find done what does not depend on the report.

        The first time the formulas are run as well, which fills what Arelle keeps with them; the second
        time nothing may be told. Raises ``NeedsCold`` where something is, or where a formula takes too long.
        """
        seed = str(self._seed)
        with localcontext(prec=DIGITS):
            options = self._options(seed)
            options.formulaVarSetTimeout = min(options.formulaVarSetTimeout, _REHEARSAL_SECONDS)
            with bounded(self._order.options.formula_seconds):
                self._rehearse(seed, options)
            told = self._rehearse(seed, self._options(seed, compile_only=True))
        if told:
            raise NeedsCold(f"an empty report on this taxonomy tells {told[0]['messageCode']}")
        self._formula_check.know()
        know_types(self._model)
        gc.collect()
        gc.freeze()  # a fork then shares this memory, which no collection touches any more

    def _rehearse(self, seed: str, options: Any) -> Sequence[Record]:
        records = self._attach(seed, options)
        self._dimension_defaults.learn(self._model)
        release(self._model, self._model.modelDocument)
        self._session.get_models().clear()
        return [record for record in records if not is_chatter(record)]

    @property
    def _seed(self) -> Path:
        return Path(self._folder.name, "seed", _SEED)

    def _write_seed(self) -> str:
        links = "".join(
            f'<link:schemaRef xlink:type="simple" xlink:href={quoteattr(entry)}/>'
            for entry in self._order.entry_points
        )
        Path(self._folder.name, "cache").mkdir()
        self._seed.parent.mkdir()
        self._seed.write_text(
            f'<xbrli:xbrl xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}">{links}'
            "</xbrli:xbrl>",
            encoding="utf-8",
        )
        return str(self._seed)

    def _options(
        self, document: str, *, compile_only: bool = False, base_taxonomy: bool | None = None
    ) -> Any:
        wanted = self._order.options
        if base_taxonomy is not None:
            wanted = replace(wanted, base_taxonomy=base_taxonomy)
        options = runtime_options(document, self._packages, wanted, str(Path(self._folder.name, "cache")))
        options.formulaCompileOnly = compile_only
        if self._session is not None:
            options.packages = None  # they were loaded with the taxonomy
        return options

    def _take(self, seed: str) -> None:
        models = self._session.get_models()
        if len(models) != 1 or models[0].modelDocument is None:
            raise NeedsCold("the taxonomy cannot be loaded")
        self._model = models[0]
        log = self._session.get_log_messages()
        self._records = tuple(_as_read(record) for record in log if not is_chatter(record))
        if self._model.errors:
            raise NeedsCold(f"the taxonomy has errors: {self._model.errors[0]}")
        if any(_SEED in str(record) for record in self._records):
            raise NeedsCold("a message on the taxonomy names the report")
        self._held = release(self._model, self._model.modelDocument)
        self._session.get_models().clear()

    def _attach(self, document: str, options: Any) -> Sequence[Record]:
        log = self._session.get_log_messages()
        before = len(log)
        attachment = Attachment(self._model, self._held)
        self._model.profileStat = attachment
        with given_out(self._model), self._formula_check.used(), self._dimension_defaults.used():
            self._session._cntlr.run(options)  # Session.run would drop the packages
        attachment.finish(validated=options.validate)
        return list(log[before:])


def _as_read(record: Record) -> Record:
    """As much of a record as ``read_log`` reads; all of it plain."""
    refs = [{key: ref[key] for key in ("href", "sourceLine") if key in ref} for ref in record["refs"]]
    return {**{key: str(record[key]) for key in ("levelname", "messageCode", "msg")}, "refs": refs}


def _sound(model: Any) -> None:
    """Whether a taxonomy was loaded without an error. Raises ``NeedsCold``."""
    faults = [*model.urlUnloadableDocs, *map(str, model.errors)]
    if faults:
        raise NeedsCold(f"the taxonomy cannot be loaded without errors: {faults[0]}")


@contextmanager
def _first_model_watched(check: Callable[[Any], None]) -> Iterator[None]:
    """Check the model that Arelle makes when it is loaded, before minutes are spent on validating it."""
    from arelle.ModelXbrl import ModelXbrl  # noqa: PLC0415 - see above

    plain = ModelXbrl.profileStat

    def watched(model: Any, name: str | None = None, stat: float | None = None) -> None:
        if name == "load":
            check(model)
        plain(model, name, stat)

    ModelXbrl.profileStat = watched
    try:
        yield
    finally:
        ModelXbrl.profileStat = plain
