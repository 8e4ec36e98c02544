"""How sentences and tables write occupations: names, lists of the leading ones, amounts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from slussen.analysis.engine import wording
from slussen.analysis.engine.claims import Phrase, value_of
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import (
    CellValue,
    Claim,
    ClaimKind,
    Column,
    Indicator,
    Relation,
    Sentence,
    Table,
)
from slussen.lib.numbers import NO_BREAK
from slussen.lib.text import Text

Namer = Callable[[str], Text]
_NEUTER = ("yrken", "län")  # of what sentences count; the others are of common gender
_CONTINUED = Text(" (fortsättning)", " (continued)")


def in_sentence(name: Text) -> Text:
    """A group's name as it stands inside a sentence: small first letter, no "m.fl." or "etc.".

    >>> in_sentence(Text("Lastbilsförare m.fl.", "Heavy truck and lorry drivers")).sv
    'lastbilsförare'
    >>> in_sentence(Text("IT-chefer", "ICT managers")).sv
    'IT-chefer'
    """
    return Text(_small(_plain(name.sv)), _small(_plain(name.en)))


def _plain(name: str) -> str:
    return name.removesuffix(" m.fl.").removesuffix(" m.m.").removesuffix(", etc.")


def _small(name: str) -> str:
    is_word = len(name) > 1 and not name[1].isupper() and name[1] != "-"
    return name[:1].lower() + name[1:] if is_word else name


def in_list(name: Text) -> Text:
    """The name as one of several: quoted when it holds commas of its own.

    >>> in_list(Text("fysiker, kemister", "physicists and chemists"))
    Text(sv='”fysiker, kemister”', en='physicists and chemists')
    """
    return Text(
        f"”{name.sv}”" if "," in name.sv else name.sv,
        f"“{name.en}”" if "," in name.en else name.en,
    )


def listing(names: Sequence[Text]) -> Text:
    """A list of names that may hold "och" of their own: "a och b samt c", "a and b, and c".

    >>> listing([Text("kockar", "cooks"), Text("bagare och konditorer", "bakers")]).sv
    'kockar samt bagare och konditorer'
    """
    if len(names) < 2:
        return names[0] if names else Text("", "")
    sv = "samt" if any(" och " in name.sv for name in names) else "och"
    en = ", and" if any(" and " in name.en for name in names) else " and"
    return Text(
        f"{', '.join(name.sv for name in names[:-1])} {sv} {names[-1].sv}",
        f"{', '.join(name.en for name in names[:-1])}{en} {names[-1].en}",
    )


def plain(indicator: Indicator) -> Phrase:
    """The size of the figure alone, where the sentence has said of what."""
    size = wording.number(abs(value_of(indicator)), indicator.decimals)
    return Phrase(size, (Claim(ClaimKind.VALUE, (indicator.id,), size),), size)


def amount(indicator: Indicator, one: Text, many: Text) -> Phrase:
    """The size of the figure with a noun of one's own: "1 annons", "41 annonser"."""
    size = wording.number(abs(value_of(indicator)), indicator.decimals)
    noun = one if size.sv == "1" else many
    text = Text(f"{size.sv}{NO_BREAK}{noun.sv}", f"{size.en}{NO_BREAK}{noun.en}")
    return Phrase(text, (Claim(ClaimKind.VALUE, (indicator.id,), size),), text)


def leading(
    found: Mapping[str, Indicator], most: int = 3, *, lowest: bool = False
) -> tuple[str, ...]:
    """Keys of the up to *most* highest figures, of which none ties with one left out."""
    sign = 1 if lowest else -1
    ordered = sorted(found.items(), key=lambda item: (sign * value_of(item[1]), item[0]))
    while 0 < most < len(ordered) and value_of(ordered[most - 1][1]) == value_of(ordered[most][1]):
        most -= 1
    return tuple(key for key, _ in ordered[:most])


def between(indicator: Indicator) -> Text:
    """The 80 % interval in brackets, after a space; nothing where there is none."""
    if indicator.lo80 is None or indicator.hi80 is None:
        return Text("", "")
    low, high = (
        wording.number(end, indicator.decimals) for end in (indicator.lo80, indicator.hi80)
    )
    sv, en = (" till ", " to ") if indicator.lo80 < 0 else ("–", "–")
    return Text(
        f" (80 procents intervall {low.sv}{sv}{high.sv})",
        f" (80 per cent interval {low.en}{en}{high.en})",
    )


def count(reader: Reader, of: Sequence[Indicator], kind: str, what: str, number: int) -> Indicator:
    """How many of the occupations (or groups of them) that the indicators *of* are about; as sure
    as the first of them. *kind* and *what* make its id."""
    some = of[0]
    return reader.compute(
        of,
        id=f"{kind}:{some.breakdown['region']}:{some.period}:{what}",
        title=Text("Antal yrkesgrupper", "Number of occupation groups"),
        value=number,
        unit="occupations",
        decimals=0,
        breakdown={"region": some.breakdown["region"]},
        step=Text("Yrkesgrupper räknade", "Occupation groups counted"),
        status=some.status,
        lo80=None,
        hi80=None,
        past_error=None,
    )


def out_of(some: Indicator, everyone: Indicator, what: Text) -> Phrase:
    """ "67 av 163 bedömda yrken", "ingen av 148 yrkesgrupper", "inget av 21 län"."""
    part, whole = plain(some) if value_of(some) else _none(some, what), plain(everyone)
    text = Text(
        f"{part.text.sv} av {whole.text.sv} {what.sv}",
        f"{part.text.en} of {whole.text.en} {what.en}",
    )
    return Phrase(text, (*part.claims, *whole.claims), text)


def _none(indicator: Indicator, what: Text) -> Phrase:
    """Nought in words, in the gender of the noun in the plural *what*."""
    word = Text("inget" if what.sv.endswith(_NEUTER) else "ingen", "none")
    return Phrase(word, (Claim(ClaimKind.VALUE, (indicator.id,), word),), word)


def first(
    found: Mapping[str, Indicator], name: Namer, *, lowest: bool = False, most: int = 1
) -> tuple[Indicator, Phrase] | None:
    """The highest figure and the name of whose it is; None when more than *most* share it."""
    best = (min if lowest else max)(map(value_of, found.values()), default=0.0)
    holders = [key for key, one in found.items() if value_of(one) == best]
    if not 0 < len(holders) <= most:
        return None
    claims = [
        _extreme(
            found[key],
            [one.id for other, one in found.items() if other != key],
            name(key),
            lowest=lowest,
        )
        for key in holders
    ]
    names = [name(key) for key in holders]
    shown = names[0] if len(names) == 1 else listing([in_list(one) for one in names])
    return found[holders[0]], Phrase(shown, tuple(claims))


def leaders(
    found: Mapping[str, Indicator],
    name: Namer,
    most: int = 3,
    *,
    lowest: bool = False,
    noun: Text | None = None,
) -> Phrase | None:
    """The leading ones with their figures: "kockar (212) och målare (200)".

    None when all that lead tie with others. *noun* follows the first figure ("212 annonser").
    """
    rest = {key: indicator.id for key, indicator in found.items()}
    names: list[Text] = []
    claims: list[Claim] = []
    for key in leading(found, most, lowest=lowest):
        own = found[key]
        del rest[key]
        size = wording.number(value_of(own), own.decimals)
        claims.append(_extreme(own, rest.values(), name(key), lowest=lowest))
        claims.append(Claim(ClaimKind.VALUE, (own.id,), size))
        names.append(_with_number(in_list(name(key)), size, noun if not names else None))
    return Phrase(listing(names), tuple(claims)) if names else None


def named_with(
    found: Mapping[str, Indicator], keys: Iterable[str], name: Namer, noun: Text | None = None
) -> Phrase:
    """The *keys* with their figures, without a word on their order: "kockar (212), målare (9)"."""
    names: list[Text] = []
    claims: list[Claim] = []
    for key in keys:
        own = found[key]
        size = wording.number(value_of(own), own.decimals)
        claims.append(Claim(ClaimKind.VALUE, (own.id,), size))
        names.append(_with_number(in_list(name(key)), size, noun if not names else None))
    return Phrase(listing(names), tuple(claims))


def _extreme(own: Indicator, others: Iterable[str], phrase: Text, *, lowest: bool) -> Claim:
    kind = Relation.LESS if lowest else Relation.MORE
    return Claim(ClaimKind.EXTREME, (own.id, *others), phrase, kind)


def _with_number(name: Text, size: Text, noun: Text | None) -> Text:
    after = Text(f"{NO_BREAK}{noun.sv}", f"{NO_BREAK}{noun.en}") if noun else Text("", "")
    return Text(f"{name.sv} ({size.sv}{after.sv})", f"{name.en} ({size.en}{after.en})")


def name_cell(inputs: Inputs, code: str) -> CellValue:
    """The occupation's name, with a link to its page."""
    return CellValue(text=inputs.occupations[code].name, href=code)


def namer(inputs: Inputs) -> Namer:
    """What a sentence calls the occupation of a code.

    SSYK splits nurses into two groups of one name; the code then tells them apart.
    """

    def name(code: str) -> Text:
        given = in_sentence(inputs.occupations[code].name)
        if given.sv.endswith(_CONTINUED.sv):
            which = f" (SSYK {code})"
            return Text(
                given.sv.removesuffix(_CONTINUED.sv) + which,
                given.en.removesuffix(_CONTINUED.en) + which,
            )
        return given

    return name


def table(columns: Iterable[Column], rows: Iterable[Iterable[CellValue]]) -> Table:
    return Table(columns=tuple(columns), rows=tuple(tuple(row) for row in rows))


def rests_on(sentence: Sentence, *indicators: Indicator) -> Sentence:
    """The sentence with the indicators it is true of, where no number of theirs is written."""
    ids = (*sentence.indicators, *(indicator.id for indicator in indicators))
    return replace(sentence, indicators=tuple(dict.fromkeys(ids)))
