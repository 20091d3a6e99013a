"""Omissions that a report's own facts state."""

from dataclasses import replace

from tests.coverage.own_references import STANDARD, answer, fact, make_assessor, taxonomy
from xbrlesg.coverage.cited import read_references
from xbrlesg.coverage.model import Omission
from xbrlesg.coverage.omissions import tagged_omissions
from xbrlesg.coverage.standards import Standard
from xbrlesg.report.model import Fact


def tagged(*facts: Fact, standard: Standard = STANDARD) -> dict[str, list[Omission]]:
    found = tagged_omissions(make_assessor(*facts), standard, read_references(taxonomy(), standard))
    return {code: list(omissions) for code, omissions in found.items()}


def test_reason_and_explanation_meet_at_the_requirement_that_their_labels_name() -> None:
    facts = (answer("ReasonForWaste", "SecretMember"), fact("ExplanationForWaste", "A trade secret."))
    assert tagged(*facts) == {"2-2": [Omission("Confidentiality", "A trade secret.", ("2-2-a",))]}


def test_the_markup_of_an_explanation_is_taken_off() -> None:
    explanation = replace(
        fact("ExplanationForWaste", "<p>A trade\n<b>secret</b> &amp; more</p>"), is_markup=True
    )
    found = tagged(answer("ReasonForWaste", "SecretMember"), explanation)
    assert [omission.explanation for omission in found["2-2"]] == ["A trade secret & more"]


def test_a_label_may_name_a_whole_disclosure() -> None:
    assert tagged(answer("ReasonForStaff", "SecretMember")) == {
        "1-2": [Omission("Confidentiality", "", ("1-2",))]
    }
    assert Omission("Confidentiality", "", ("1-2",)).covers("1-2-a")


def test_a_disclosure_that_permits_no_omission_has_none() -> None:
    strict = STANDARD.model_copy(update={"no_omission": ("2-2",)})
    assert tagged(answer("ReasonForWaste", "SecretMember"), standard=strict) == {}


def test_a_reason_that_the_standard_does_not_know_is_none() -> None:
    assert tagged(answer("ReasonForWaste", "IdleMember")) == {}
    assert tagged(fact("ReasonForWaste", "because")) == {}
    assert tagged() == {}
