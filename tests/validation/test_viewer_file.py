"""One file of the viewer: what the plug-in's page becomes, and when it is refused."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest

from xbrlesg.errors import ArelleError
from xbrlesg.validation.viewer_file import ADDRESS, Program, single_file

PROGRAM = Program("let a = 1 < 2 && 3 > 2;", "Notice <N> & licence")
DATA = {
    "filingDocuments": "gone.zip",
    "sourceReports": [{"targetReports": [{"softwareCredits": ["b", "a"], "v": "员工 <1> & 2"}]}],
}


def page(head: str = "<head>", data: str | None = None) -> bytes:
    text = data or json.dumps(DATA).replace("<", "\\u003C").replace(">", "\\u003E").replace("&", "\\u0026")
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<!-- <head> --><html xmlns="http://www.w3.org/1999/xhtml">'
        f"{head}<title>T</title></head><body><p>员工</p>"
        f'<script src="{ADDRESS}" type="text/javascript"></script>'
        f'<script type="application/x.ixbrl-viewer+json">{text}</script></body></html>'
    ).encode()


def test_the_program_stands_in_the_page_and_the_policy_names_its_hash() -> None:
    text = single_file(page(), PROGRAM).decode()
    assert ADDRESS not in text
    found = re.search(r'<script type="text/javascript">(.*?)</script>', text, re.DOTALL)
    assert found
    assert PROGRAM.script in found[1]
    digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
    head = text[text.index("<head><meta") : text.index("<title>")]
    assert "default-src &#x27;none&#x27;" in head
    assert f"script-src &#x27;sha256-{digest}&#x27;" in head
    assert PROGRAM.notices in text


def test_the_data_loses_what_is_not_there_and_what_chance_has_ordered() -> None:
    text = single_file(page(), PROGRAM).decode()
    (data,) = re.findall(r'viewer\+json">([^<]*)</script>', text)
    report = json.loads(data)["sourceReports"][0]["targetReports"][0]
    assert report == {"softwareCredits": ["a", "b"], "v": "员工 <1> & 2"}
    assert "filingDocuments" not in data


def test_an_address_in_the_report_itself_is_left_alone() -> None:
    written = page().replace(b"<p>", f'<script src="{ADDRESS}"></script><p>'.encode())
    assert single_file(written, PROGRAM).decode().count(ADDRESS) == 1


@pytest.mark.parametrize("ending", ["</script>", "<!--", "]]>", "\r"])
def test_a_program_that_would_end_its_element_is_refused(ending: str) -> None:
    with pytest.raises(ArelleError, match="cannot be put into a page"):
        single_file(page(), Program(f"a{ending}b", ""))


@pytest.mark.parametrize(
    "spoilt", [page("<header>"), page("<head/>"), page().replace(ADDRESS.encode(), b"other.js")]
)
def test_a_page_that_is_not_as_expected_is_refused(spoilt: bytes) -> None:
    with pytest.raises(ArelleError, match="not as expected"):
        single_file(spoilt, PROGRAM)
