"""Names of languages in Swedish and English, by ISO 639-3; which words are of a language at all.

"svenska" is a language in "goda kunskaper i svenska", and an adjective in "svenska företag".
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from slussen.figures.engine.requirements.phrases import Word

SWEDISH = "swe"
ANY = "mul"  # "other languages": ISO 639's own code for several

_NAMES: Mapping[str, str] = {
    SWEDISH: "svenska svenskan swedish",
    "eng": "engelska engelskan english",
    "deu": "tyska german",
    "fra": "franska french",
    "spa": "spanska spanish",
    "ita": "italienska italian",
    "por": "portugisiska portuguese",
    "nld": "nederländska holländska dutch",
    "dan": "danska danish",
    "nor": "norska norwegian",
    "isl": "isländska icelandic",
    "fin": "finska finnish",
    "fit": "meänkieli",
    "sme": "samiska nordsamiska sydsamiska sámi sami",
    "rom": "romani",
    "yid": "jiddisch yiddish",
    "est": "estniska estonian",
    "lav": "lettiska latvian",
    "lit": "litauiska lithuanian",
    "pol": "polska polish",
    "ces": "tjeckiska czech",
    "slk": "slovakiska slovak",
    "hun": "ungerska hungarian",
    "ron": "rumänska romanian",
    "bul": "bulgariska bulgarian",
    "ell": "grekiska greek",
    "hbs": "bosniska kroatiska serbiska bosnian croatian serbian",
    "sqi": "albanska albanian",
    "rus": "ryska russian",
    "ukr": "ukrainska ukrainian",
    "tur": "turkiska turkish",
    "ara": "arabiska arabic",
    "fas": "persiska farsi persian",
    "prs": "dari",
    "pus": "pashto",
    "kur": "kurdiska sorani kurmanji kurdish",
    "syr": "syriska syrianska assyriska",
    "som": "somaliska somali",
    "tir": "tigrinja tigrinska tigrinya",
    "amh": "amhariska amharic",
    "swa": "swahili",
    "hin": "hindi",
    "urd": "urdu",
    "ben": "bengali",
    "pan": "punjabi",
    "tha": "thailändska thai",
    "vie": "vietnamesiska vietnamese",
    "zho": "kinesiska mandarin chinese",
    "jpn": "japanska japanese",
    "kor": "koreanska korean",
    "swl": "teckenspråk",
}
CODES: Mapping[str, str] = {word: code for code, words in _NAMES.items() for word in words.split()}
SWEDISH_WORDS = tuple(word for word, code in CODES.items() if code == SWEDISH)
OTHER_WORDS = tuple(word for word, code in CODES.items() if code != SWEDISH)

# What may follow the name of a language. After anything else it is an adjective.
_AFTER = """, och eller samt i både såväl som flytande på väl bra mycket är krävs språket språk för
    obehindrat felfritt utmärkt godkänt med minst motsvarande lägst nivå
    muntligt muntlig skriftligt skriftlig men då gärna
    kan till utan eftersom du vilket så att ett en meriterande meriterar meriteras på-sv sva sfi
    a1 a2 b1 b2 c1 c2 1 2 3 ska skall måste behövs det kunskaper språkkunskaper tal fullt perfekt
    ser vi dessutom likaså godtagbart tillräckligt dagligen liksom talat inom inte både/och
    and or is language languages speaker speakers in skills fluently at as to well both but would
    proficiency required a an the with are"""
_AFTER_A_LANGUAGE = frozenset(_AFTER.split())
ADJECTIVE = "~"  # ends the word of what is no language here


def told_apart(sentence: Sequence[Word]) -> tuple[Word, ...]:
    """*sentence* with names of languages that are adjectives there marked, so that no rule takes
    them for languages."""
    marked = []
    following = [*(word.text for word in sentence[1:]), ""]
    for word, after in zip(sentence, following, strict=False):
        is_adjective = word.text in CODES and after and after not in _AFTER_A_LANGUAGE
        if is_adjective and after not in CODES:
            word = replace(word, text=word.text + ADJECTIVE)
        marked.append(word)
    return tuple(marked)
