"""A run puts together the command that it is asked for; whoever asks for none, or wrongly, sees all."""

from __future__ import annotations

import pytest
from typer.main import get_group

from xbrlesg.cli import app as module

ALL = sorted(get_group(module.app).commands)


@pytest.fixture(autouse=True)
def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the app as it is for other tests."""
    for name in ("registered_commands", "registered_groups"):
        monkeypatch.setattr(module.app, name, getattr(module.app, name))


@pytest.mark.parametrize("name", ALL)
def test_the_command_that_is_asked_for_is_there_as_ever(name: str) -> None:
    whole = get_group(module.app).commands[name]
    module._leave_out_other_commands([name])
    commands = get_group(module.app).commands
    assert name in commands
    assert len(commands) <= len(ALL) // 2
    assert [item.name for item in commands[name].params] == [item.name for item in whole.params]


@pytest.mark.parametrize("asked", [[], ["--help"], ["exprt"], [""]])
def test_all_are_there_for_who_asks_for_none(asked: list[str]) -> None:
    module._leave_out_other_commands(asked)
    assert sorted(get_group(module.app).commands) == ALL
