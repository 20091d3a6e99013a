from __future__ import annotations

from tests.builders import make_description, make_fact, make_occurrence, make_report, make_taxonomy
from xbrlesg.presentation.build import build_document
from xbrlesg.presentation.model import Document
from xbrlesg.report.model import Fact
from xbrlesg.writers.ids import IdLedger, IdPool, instance_ids, shown_ids


def highlighted(times: int, *facts: Fact) -> Document:
    places = [make_occurrence(fact, highlighted=True) for fact in facts[:1] for _ in range(times)]
    places += [make_occurrence(fact) for fact in facts]
    return build_document(make_report(*facts), make_taxonomy(), places, make_description())


def test_first_place_has_the_id_of_the_fact_and_further_ones_a_number() -> None:
    document = highlighted(2, make_fact("f1"), make_fact("g"))
    assert instance_ids(document) == {"f1": ("f1", "f1.2", "f1.3"), "g": ("g",)}
    assert shown_ids(document) == {"f1": "f1", "f1.2": "f1", "f1.3": "f1", "g": "g"}


def test_number_of_a_place_is_not_the_id_of_another_fact() -> None:
    assert instance_ids(highlighted(1, make_fact("f1"), make_fact("f1.2")))["f1"] == ("f1", "f1.3")


def test_pool_gives_each_id_once() -> None:
    pool = IdPool(["a"])
    assert [pool.take("a"), pool.take("a"), pool.take("b")] == ["a_2", "a_3", "b"]


def test_pool_makes_ids_that_xml_admits() -> None:
    pool = IdPool([])
    wanted = ["2023", "d2023_R&D <x>", "d2023_东莞", "", "-a"]
    assert [pool.take(each) for each in wanted] == ["_2023", "d2023_R-D-x-", "d2023_东莞", "_", "_-a"]


def test_ledger_finds_the_one_id_that_is_given_twice() -> None:
    ids = [f"id-{number}" for number in range(2_000)]
    for repeated in (ids[0], ids[1_000], ids[-1]):
        ledger = IdLedger()
        ledger.note_all(ids)
        assert not ledger.has_repeated(lambda: ids)
        again = [*ids, ledger.note(repeated)]
        assert ledger.has_repeated(lambda again=again: again)  # type: ignore[misc]


def test_ledger_is_not_misled_by_equal_hashes() -> None:
    """As many as make it sure that each is looked at again: ids whose hashes are equal need not be equal."""
    ledger = IdLedger()
    ledger.note_all(["a", "a"])
    assert not ledger.has_repeated(lambda: ["a", "b"])
