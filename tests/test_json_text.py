"""Our JSON is what the standard library writes, byte for byte."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xbrlesg.json_text import json_bytes, json_members, json_text
from xbrlesg.records.model import Reading

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner) | st.tuples(inner),
)


def by_the_library(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)


@given(PLAIN)
def test_the_bytes_are_those_of_the_standard_library(data: Any) -> None:
    assert json_bytes(data) == f"{by_the_library(data)}\n".encode(errors="surrogatepass")


@given(st.dictionaries(st.text(), PLAIN))
def test_an_object_in_pieces_is_the_same(data: dict[str, Any]) -> None:
    assert "".join(
        json_members(((key, json_text(value, "  ")) for key, value in data.items()), "")
    ) == by_the_library(data)


def test_words_of_an_enumeration_are_texts() -> None:
    assert json_bytes({"reading": Reading.CLEAR, "other": [Reading.SUMMARY]}) == (
        b'{\n  "reading": "",\n  "other": [\n    "summary"\n  ]\n}\n'
    )


@pytest.mark.parametrize(("data", "error"), [(float("nan"), ValueError), ({1, 2}, TypeError)])
def test_what_json_cannot_say_is_refused(data: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        json_bytes([data])
