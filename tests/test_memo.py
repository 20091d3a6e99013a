"""What is kept is bounded, and what is made again is the same."""

from xbrlesg.memo import Memo


def test_each_key_is_made_once_while_it_is_kept() -> None:
    made: list[int] = []

    def double(key: int) -> int:
        made.append(key)
        return key * 2

    memo = Memo(double, most=2)
    assert [memo[key] for key in (1, 2, 1, 3, 1)] == [2, 4, 2, 6, 2]
    assert made == [1, 2, 3, 1]
    assert len(memo) <= 2
