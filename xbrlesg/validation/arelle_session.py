"""The gate to Arelle, and its only importer: offline, one run at a time, nothing of Arelle's escapes.

Source: Arelle's Python API (arelle.api.Session) as of 2.47.3.
"""

from __future__ import annotations

import gc
import threading
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from decimal import localcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import unquote

from xbrlesg.errors import ArelleError
from xbrlesg.validation.arelle_log import Setting, read_log
from xbrlesg.validation.arelle_model import read_concepts, read_entry_points, read_facts
from xbrlesg.validation.model import ArelleOptions, ArelleRun, ViewerRun

# Arelle keeps its packages, plug-ins and log handlers in globals: a second run at the same time would mix
# its messages into the first one's.
_ONE_RUN_AT_A_TIME: Final = threading.Lock()

# Arelle scales inline numbers in the current decimal context, whose usual 28 digits would round them.
DIGITS: Final = 400

_VIEWER_FAILED: Final = ("viewer:error", "viewer:exception")


def run_arelle(
    document: Path | str,
    packages: Sequence[Path] = (),
    options: ArelleOptions | None = None,
    *,
    keep_facts: bool = False,
    validates: bool = True,
) -> ArelleRun:
    """Load and validate a report file, or a taxonomy by the URL of its entry point.

    Checks XBRL 2.1, dimensions, inline XBRL or OIM, Calculations 1.1, the unit registry, inconsistent
    duplicates and, by ``options``, the taxonomy's formulas. Without ``validates`` it only loads: the facts
    are the same, and messages are those of loading. Raises ``ArelleError`` where Arelle fails.
    """
    document = document if "://" in str(document) else Path(document).absolute()
    packages = [path.absolute() for path in packages]
    asked = options or ArelleOptions()
    with _gate(document) as folder:
        from arelle.api.Session import Session  # noqa: PLC0415 - takes 0.4 s, which not every command needs

        with Session() as session:
            run = _run(session, document, packages, asked, folder, keep_facts=keep_facts, validates=validates)
            for model in list(session.get_models()):
                model.close()
    return run


def run_arelle_last(
    document: Path | str,
    packages: Sequence[Path],
    options: ArelleOptions,
    *,
    keep_facts: bool,
    validates: bool,
) -> ArelleRun:
    """The same, as the last work of a process, whose memory goes with it: nothing is closed or collected."""
    document, packages = Path(document).absolute(), [path.absolute() for path in packages]
    with _gate(document, is_last=True) as folder:
        from arelle.api.Session import Session  # noqa: PLC0415 - see above

        return _run(
            Session(), document, packages, options, folder, keep_facts=keep_facts, validates=validates
        )


def run_viewer(document: Path, packages: Sequence[Path], script: str) -> ViewerRun:
    """Load an inline report, without validating it, and have the plug-in ``ixbrl-viewer`` make its page.

    The page refers to ``script`` as the address of the viewer's program. Raises ``ArelleError``.
    """
    with _gate(document) as folder:
        return _run_viewer(str(document), packages, script, folder)


@contextmanager
def _gate(document: Path | str, *, is_last: bool = False) -> Iterator[str]:
    """One run: alone, with an empty folder of its own, every failure inside turned into ``ArelleError``."""
    ending = nullcontext() if is_last else quiet()
    with _ONE_RUN_AT_A_TIME, ending, localcontext(prec=DIGITS), TemporaryDirectory() as folder:
        try:
            yield folder
        except ArelleError:
            raise
        except Exception as error:
            # Plug-ins and loaders let exceptions of any type through, so none can be named here.
            name = Path(document).name
            raise ArelleError(f"Arelle failed on {name}: {type(error).__name__}: {error}") from error


def import_arelle() -> None:
    """Import what every run needs, for a process that forks before each of its runs."""
    import arelle.api.Session  # noqa: PLC0415 - takes 0.4 s
    import arelle.formula.FormulaEvaluator  # noqa: PLC0415, F401


def _run(  # noqa: PLR0913 - what one run needs
    session: Any,
    document: Path | str,
    packages: Sequence[Path],
    options: ArelleOptions,
    cache: str,
    *,
    keep_facts: bool,
    validates: bool,
) -> ArelleRun:
    asked = runtime_options(str(document), packages, options, cache)
    asked.validate = validates
    session.run(asked, logFileName="logToStructuredMessage")
    models, log = session.get_models(), session.get_log_messages()
    return gather(models, log, str(document), packages, keep_facts=keep_facts)


def _run_viewer(document: str, packages: Sequence[Path], script: str, folder: str) -> ViewerRun:
    from arelle.api.Session import Session  # noqa: PLC0415
    from arelle.ModelDocumentType import ModelDocumentType  # noqa: PLC0415
    from arelle.RuntimeOptions import RuntimeOptions  # noqa: PLC0415

    written = Path(folder, "viewer.html")
    plugin = {"saveViewerDest": str(written), "viewerURL": script, "viewerNoCopyScript": True}
    options = RuntimeOptions(
        **_offline(document, packages, folder), validate=False, plugins="ixbrl-viewer", pluginOptions=plugin
    )
    with Session() as session:
        session.run(options, logFileName="logToStructuredMessage")
        models = list(session.get_models())
        log = session.get_log_messages()
        files = [file for model in models for file in model.urlDocs.values()]
        run = ViewerRun(
            messages=read_log(log, Setting(document, tuple(packages))),
            fact_count=sum(len(model.facts) for model in models),
            documents=sum(file.type == ModelDocumentType.INLINEXBRL for file in files),
            page=written.read_bytes() if written.exists() else None,
            said=tuple(str(record["msg"]) for record in log if record["messageCode"] in _VIEWER_FAILED),
        )
        for model in models:
            model.close()
    return run


def gather(
    models: Sequence[Any],
    records: Iterable[Mapping[str, Any]],
    document: str,
    packages: Sequence[Path],
    *,
    keep_facts: bool,
) -> ArelleRun:
    """What Arelle's models and log records say of the document. Raises ``ArelleError``, as ``read_log``."""
    facts = [fact for model in models for fact in model.facts]
    ids = frozenset(fact.id for fact in facts if fact.id)
    inner = frozenset(unquote(fact.modelDocument.uri.rpartition("/")[2]) for fact in facts)
    setting = Setting(document, tuple(packages), ids, inner)
    messages = read_log(records, setting)
    return ArelleRun(
        messages=messages,
        fact_count=len(facts),
        read=read_facts(models) if keep_facts else None,
        concepts=read_concepts(facts) if messages else {},
        entry_points=read_entry_points(models),
    )


def runtime_options(document: str, packages: Sequence[Path], options: ArelleOptions, cache: str) -> Any:
    """What Arelle is asked for, in its own words; ``cache`` is an empty folder."""
    from arelle.RuntimeOptions import RuntimeOptions  # noqa: PLC0415

    return RuntimeOptions(
        **_offline(document, packages, cache),
        validate=True,
        calcs="c11r" if options.calculations else "none",
        utrValidate=options.units,
        validateDuplicateFacts="inconsistent",
        formulaAction=None if options.formulas else "none",
        formulaVarSetTimeout=options.formula_seconds,
        baseTaxonomyValidationMode="all" if options.base_taxonomy else "none",
    )


def _offline(document: str, packages: Sequence[Path], cache: str) -> dict[str, Any]:
    """What every run has in common: it sees the document and the packages, and nothing else."""
    return {
        "entrypointFile": document,
        "packages": [str(package) for package in packages],
        "internetConnectivity": "offline",
        # Neither the user's settings nor what an earlier download left in the user's cache may matter.
        "disablePersistentConfig": True,
        "cacheDirectory": cache,
        "uiLang": "en-US",
        "keepOpen": True,
    }


@contextmanager
def quiet() -> Iterator[None]:
    """Swallow the warnings of the package files that Arelle leaves to the garbage collector to close."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        try:
            yield
        finally:
            gc.collect()
