"""The lists of disclosures that the project holds, and files that are no such list."""

from pathlib import Path

import pytest

from xbrlesg.coverage.standards import Disclosure, load_standard
from xbrlesg.findings.catalogue import Code

STANDARDS = Path(__file__).parents[2] / "standards"


@pytest.mark.parametrize(("name", "count"), [("gri", 126), ("cass-esg", 71), ("esrs", 100)])
def test_the_lists_load_and_name_each_disclosure_once(name: str, count: int) -> None:
    standard, findings = load_standard(STANDARDS / f"{name}.yaml", name)
    assert (findings, standard is not None) == ([], True)
    assert standard is not None
    codes = [item.code for item in standard.disclosures()]
    assert len(codes) == len(set(codes)) == count


def test_gri_permits_no_omission_of_disclosures_that_it_has() -> None:
    standard, _ = load_standard(STANDARDS / "gri.yaml", "gri")
    assert standard is not None
    codes = {item.code for item in standard.disclosures()}
    assert set(standard.no_omission) <= codes
    assert len(standard.omission_reasons) == 4


@pytest.mark.parametrize(
    ("parts", "meant"),
    [
        ({"Name": "GRI 2", "StandardYear": "2021", "Section": "2-7"}, True),
        ({"Name": "GRI 2", "Section": "2-7"}, True),
        ({"Name": "GRI 2", "StandardYear": "2016", "Section": "2-7"}, False),
        ({"Name": "GRI 3", "StandardYear": "2021", "Section": "2-7"}, False),
        ({"Name": "GRI 2", "StandardYear": "2021", "Section": "2-8"}, False),
    ],
)
def test_a_reference_means_a_disclosure_by_standard_edition_and_code(
    parts: dict[str, str], meant: bool
) -> None:
    assert Disclosure("GRI 2", "2021", "2-7", "Employees").is_meant_by(parts) is meant


def test_faults_of_a_list_are_findings(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text("standard: Odd\nindex_title: Odd index\ncomplete: maybe\ngroups: []\n")
    standard, findings = load_standard(tmp_path / "odd.yaml", "odd.yaml")
    assert standard is None
    assert [(item.code, item.location and item.location.row) for item in findings] == [
        (Code.YAML_CONTENT.value.name, 3)
    ]
    assert load_standard(tmp_path / "none.yaml", "none.yaml")[1][0].code == Code.FILE_MISSING.value.name
