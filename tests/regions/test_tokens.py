from hypothesis import assume, given
from hypothesis import strategies as st

from slussen.regions.tokens import hash_of, make_token, new_secret, read_token

numbers = st.integers(min_value=1, max_value=2**63 - 1)
secrets = st.text(alphabet=st.characters(categories=("L", "N"), codec="ascii"), min_size=32)


@given(numbers, secrets)
def test_round_trip(pk: int, secret: str) -> None:
    assert read_token(make_token(pk, secret)) == (pk, secret)


@given(numbers, secrets, st.data())
def test_one_changed_character_is_refused(pk: int, secret: str, data: st.DataObject) -> None:
    token = make_token(pk, secret)
    place = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.characters(codec="utf-8", exclude_characters=token[place]))
    assert read_token(token[:place] + other + token[place + 1 :]) is None


@given(numbers, numbers, secrets)
def test_another_number_with_the_same_signature_is_refused(a: int, b: int, secret: str) -> None:
    assume(a != b)
    assert read_token(make_token(a, secret).replace(str(a), str(b), 1)) is None


@given(numbers, secrets, st.data())
def test_a_part_of_it_is_refused(pk: int, secret: str, data: st.DataObject) -> None:
    token = make_token(pk, secret)
    assert read_token(token[: data.draw(st.integers(0, len(token) - 1))]) is None


@given(st.text())
def test_anything_at_all_is_refused(token: str) -> None:
    assert read_token(token) is None


def test_secrets_differ_and_are_not_kept() -> None:
    first, second = new_secret(), new_secret()
    assert first != second
    assert len(hash_of(first)) == 64
    assert hash_of(first) == hash_of(first) != hash_of(second)
    assert first not in hash_of(first)
