"""How references of any shape are read: by what a standard's file says of their parts."""

import pytest

from xbrlesg.coverage.references import Citation, ReferenceForm, cite
from xbrlesg.coverage.standards import Group, LabelForm, ReferenceReader, Standard

GROUPS = {"SBM-3": "Law 2", "L1.SBM-3": "L1", "L1-4": "L1"}
FORMS = (
    ReferenceForm.model_validate(
        {"where": {"Name": "Law", "Kind": "Old"}, "disclosure": "L1-4", "requirement": "{Number} old"}
    ),
    ReferenceForm.model_validate(
        {
            "where": {"Name": "Law", "Kind": ["Main", "Overlapping"]},
            "group": "{Number}",
            "disclosure": ["{Number}.{Section}", "{Section}"],
            "requirement": ["{Id}", "{disclosure}, {Paragraph} {Clause}", "{disclosure}, {Paragraph}"],
            "standing": ["{Binding}", "phase-in: {PhaseIn}"],
        }
    ),
)


def law(**parts: str) -> dict[str, str]:
    return {"Name": "Law", "Kind": "Main", **parts}


@pytest.mark.parametrize(
    ("parts", "citation"),
    [
        (law(Number="L1", Section="L1-4", Id="L1-4_03"), Citation("L1-4", "L1-4_03")),
        (law(Number="L1", Section="L1-4", Paragraph="34", Clause="a"), Citation("L1-4", "L1-4, 34 a")),
        (law(Number="L1", Section="L1-4", Paragraph="34"), Citation("L1-4", "L1-4, 34")),
        (law(Number="L1", Section="L1-4"), Citation("L1-4")),
        (law(Number="L1", Section="SBM-3"), Citation("L1.SBM-3")),
        (law(Number="Law 2", Section="SBM-3"), Citation("SBM-3")),
        (law(Number="L9", Section="SBM-3", Id="x"), Citation(None, "x")),
        (law(Number="L1", Section="Scope", Paragraph="1"), Citation(None)),
        (law(Number="L1", Section="L1-4", Binding="must"), Citation("L1-4", None, ("must",))),
        (law(Number="L1", Section="L1-4", PhaseIn="1 year"), Citation("L1-4", None, ("phase-in: 1 year",))),
        (law(Number="L1", Kind="Overlapping", Section="L1-4"), Citation("L1-4")),
        (law(Number="L1", Kind="Related", Section="L1-4", Id="L1-4_03"), None),
        (law(Number="7", Kind="Old"), Citation("L1-4", "7 old")),
        ({"Name": "Other", "Number": "L1", "Section": "L1-4"}, None),
        (law(Number="L1", Section="L1-4", Paragraph="AR\n 7 "), Citation("L1-4", "L1-4, AR 7")),
    ],
)  # fmt: skip
def test_a_reference_is_read_by_its_form(parts: dict[str, str], citation: Citation | None) -> None:
    assert cite(parts, FORMS, GROUPS) == citation


def test_references_of_our_own_taxonomies_are_read_in_any_standard_and_editions_are_told_apart() -> None:
    reader = ReferenceReader(
        Standard(
            standard="S",
            index_title="S index",
            complete=True,
            groups=(
                Group(name="S 3", title="Spills", year="2016", disclosures={"3-1 (2016)": "Spills"}),
                Group(name="S 3", title="Waste", year="2020", disclosures={"3-1": "Waste"}),
            ),
        )
    )
    assert reader.read({"Name": "S 3", "StandardYear": "2016", "Section": "3-1"}) == Citation("3-1 (2016)")
    assert reader.read({"Name": "S 3", "StandardYear": "2020", "Section": "3-1"}) == Citation("3-1")
    assert reader.read({"Name": "S 3", "StandardYear": "1999", "Section": "3-1"}) is None


def test_a_label_names_a_requirement_and_a_pattern_without_its_groups_is_refused() -> None:
    pattern = r"^(?P<requirement>(?P<disclosure>\d-\d)-\w):"
    reader = ReferenceReader(
        Standard(
            standard="S",
            index_title="S index",
            complete=True,
            labels=LabelForm.model_validate({"role": "verbose", "pattern": pattern}),
            groups=(Group(name="S 3", title="Waste", disclosures={"3-1": "Waste"}),),
        )
    )
    assert reader.read_label("3-1-a: Weight") == Citation("3-1", "3-1-a")
    assert reader.read_label("9-1-a: Weight") == Citation(None, "9-1-a")
    assert reader.read_label("Weight") is None
    with pytest.raises(ValueError, match="needs the groups"):
        LabelForm.model_validate({"role": "verbose", "pattern": r"^\d-\d:"})
