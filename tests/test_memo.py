"""What is kept is bounded, and what is made again is the same."""

from xbrlesg.memo import Memo, Recurring


def test_each_key_is_made_once_while_it_is_kept() -> None:
    made: list[int] = []

    def double(key: int) -> int:
        made.append(key)
        return key * 2

    memo = Memo(double, most=2)
    assert [memo[key] for key in (1, 2, 1, 3, 1)] == [2, 4, 2, 6, 2]
    assert made == [1, 2, 3, 1]
    assert len(memo) <= 2


def test_what_recurs_is_told_by_identity_and_never_mistaken() -> None:
    made: list[list[int]] = []

    def total(*parts: list[int]) -> int:
        made.append(list(parts[0]))
        return sum(map(sum, parts))

    recurring = Recurring(total, most=2)
    one, equal = [1], [1]
    assert [recurring(one), recurring(one), recurring(equal)] == [1, 1, 1]
    assert made == [[1], [1]]
    # parts that are let go at once would lend their identity to the next ones, were they not kept
    assert [recurring([number], one) for number in range(50)] == list(range(1, 51))
