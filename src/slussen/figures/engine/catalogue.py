"""The figures catalogue: one entry a table says everything the product knows about it.

An entry is a TOML file. Adding a table is adding an entry: importers, pullers, pages, the report
and "what we don't know" read it from here and hold no table's name in their code.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from slussen.figures.engine.vocabulary import DIMENSIONS, MARKS, UNITS, WORDS
from slussen.lib.text import Text

Kind = Literal["region", "period", "words", "ssyk", "age", "constant"]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Dimension(_Entry):
    """One breakdown of a table and how a publication's codes or labels become our words.

    ``source`` names the publication's variable (code or text, any language); ``words`` maps ours
    to the publication's codes and labels. Where a publication has several of a word's labels, the
    first listed is read and the others are left out. ``constant`` is the value when the
    publication has no such variable at all (age "20-64" said only in a heading);
    ``constant_from`` gives another constant from a period on.

    ``leave_out`` are codes or labels (with ``*`` and ``?``) that are known and not read; ``"*"``
    leaves out everything that has no word. ``only`` keeps only these of our words. Any other
    value without a word is an error: the publisher has changed the table.
    """

    kind: Kind
    source: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    constant: str | None = None
    constant_from: Mapping[str, str] = Field(default_factory=dict)
    leave_out: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


class Level(_Entry):
    """A step of an ordinal measure: 1 = "small"."""

    value: float
    sv: str
    en: str
    source: tuple[str, ...] = Field(min_length=1)


class Measure(_Entry):
    """One thing a table counts. ``source`` names the publication's content code or label.

    ``numerator`` and ``denominator`` name two contents instead, where the publication gives both
    and not their share: the measure is then computed, in per cent, and marked so. ``pair`` names
    the measure that is the same fact as a number or as a share; ``noise`` is how far parts may
    differ from a published total (SCB's cell key method), in the measure's unit.
    """

    title_sv: str
    title_en: str
    unit: str
    decimals: int = 0
    source: tuple[str, ...] = ()
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    pair: str | None = None
    noise: float = 0
    levels: tuple[Level, ...] = ()

    @property
    def title(self) -> Text:
        return Text(self.title_sv, self.title_en)

    @model_validator(mode="after")
    def _known_unit(self) -> "Measure":
        if self.unit not in UNITS:
            raise ValueError(f'unit "{self.unit}" is not one of {", ".join(UNITS)}')
        if bool(self.numerator) != bool(self.denominator):
            raise ValueError("a share needs both a numerator and a denominator")
        return self


class Break(_Entry):
    """From ``period`` on, figures are not comparable with those before."""

    period: str
    sv: str
    en: str

    @property
    def text(self) -> Text:
        return Text(self.sv, self.en)


class PxWebPull(_Entry):
    """How to ask PxWebApi for the table: ``tables`` in version 2, ``paths`` in version 1.

    Several tables follow each other (a series and its successor): later ones win where they
    overlap. ``select`` keeps only some values of a variable: codes or labels, ``?`` for one
    character, ``*`` for any; what a table doesn't have is skipped.
    """

    api: Literal["pxweb"]
    base_v2: str = "https://statistikdatabasen.scb.se/api/v2"
    base_v1: str = "https://api.scb.se/OV0104/v1/doris/sv/ssd"
    tables: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    select: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)

    @property
    def ids(self) -> tuple[str, ...]:
        """What to cite: the tables' ids, or the last part of their version 1 paths."""
        return self.tables or tuple(path.rpartition("/")[2] for path in self.paths)

    @model_validator(mode="after")
    def _somewhere_to_ask(self) -> "PxWebPull":
        if not self.tables and not self.paths:
            raise ValueError("neither tables (version 2) nor paths (version 1)")
        return self


class KoladaPull(_Entry):
    """Kolada's key figures, for the country and the counties."""

    api: Literal["kolada"]
    base: str = "https://api.kolada.se/v3"
    kpis: Mapping[str, str]  # measure → KPI id


class JobTechPull(_Entry):
    """``base`` is the address of the barometer's file, or of the API for historical ads.

    Ads are counted an occupation group at a time, which ``taxonomy`` lists; ``years`` is how many
    of the latest whole years are asked for.
    """

    api: Literal["jobtech"]
    base: str
    resource: Literal["historical", "barometer"]
    taxonomy: str = "https://taxonomy.api.jobtechdev.se/v1/taxonomy"
    years: int = 1


Pull = Annotated[PxWebPull | KoladaPull | JobTechPull, Field(discriminator="api")]


class Table(_Entry):
    """One published table.

    ``frequency`` and ``lag_months`` say when the next figures can be expected, so that a page can
    tell which are old. ``coverage`` says for which regions there are figures at all.

    A forecast or an estimate (``kind``) is Slussen's own, computed from the tables in
    ``made_from``, and better with those in ``helped_by`` where there are figures. Beside each of
    its measures it may have the ends of the measure's 80 % interval (``…_lo80``, ``…_hi80``) and
    how much the method has missed before (``…_past_error``).

    A table that is counted from a file of single cases (ads) names the command in ``counted_by``;
    counts of others' making can be imported into it as well.

    ``reads`` says how much of a table a county's analysis holds in memory: a large table's latest
    period, or the rows of the counties that are looked at.
    """

    id: str
    title_sv: str
    title_en: str
    answers_sv: str  # the question the table answers, for "what we don't know"
    answers_en: str
    publisher: str
    register_id: str = ""
    table: str  # the publisher's own id
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    licence: str
    cite_sv: str
    cite_en: str
    frequency: Literal["month", "quarter", "year", "edition"]
    lag_months: int = 12
    coverage: Literal["counties", "country", "nuts2", "one_county", "municipalities"] = "counties"
    kind: Literal["published", "forecast", "estimate"] = "published"
    made_from: tuple[str, ...] = ()
    counted_by: str | None = None
    helped_by: tuple[str, ...] = ()
    reads: Literal["all", "latest", "county"] = "all"
    mark: str | None = None  # of every figure of a publication: "preliminary"
    dimensions: Mapping[str, Dimension]
    measures: Mapping[str, Measure]
    breaks: tuple[Break, ...] = ()
    pull: Pull | None = None

    @property
    def title(self) -> Text:
        return Text(self.title_sv, self.title_en)

    @property
    def answers(self) -> Text:
        return Text(self.answers_sv, self.answers_en)

    @property
    def cite(self) -> Text:
        return Text(self.cite_sv, self.cite_en)

    @property
    def command(self) -> Text:
        """What brings newer figures, as it is typed."""
        if self.counted_by:
            sv = f"slussen {self.counted_by} FIL"
            return Text(sv, sv.removesuffix("FIL") + "FILE")
        if self.made_from:
            verb = "ledger publish"
        else:
            verb = "figures pull" if self.pull else "figures import FIL"
        sv = f"slussen {verb} --table {self.id}"
        return Text(sv, sv.replace("FIL ", "FILE "))

    @property
    def columns(self) -> tuple[str, ...]:
        """The tidy columns, in order: breakdowns, measure, value, mark, origin."""
        return (*self.dimensions, "measure", "value", "mark", "origin")

    @model_validator(mode="after")
    def _one_vocabulary(self) -> "Table":
        for name, dimension in self.dimensions.items():
            if name not in DIMENSIONS:
                raise ValueError(f'dimension "{name}" is not one of {", ".join(DIMENSIONS)}')
            if unknown := set(dimension.words) - set(WORDS.get(name, dimension.words)):
                raise ValueError(f"{name}: {', '.join(sorted(unknown))} not in the vocabulary")
        if self.mark is not None and self.mark not in MARKS:
            raise ValueError(f'mark "{self.mark}" is not one of {", ".join(MARKS)}')
        for name, measure in self.measures.items():
            if measure.pair and measure.pair not in self.measures:
                raise ValueError(f'{name}: its pair "{measure.pair}" is no measure of this table')
        if bool(self.made_from) != (self.kind != "published"):
            raise ValueError("what is made here, and only that, says what it is made from")
        if self.helped_by and not self.made_from:
            raise ValueError("only what is made here is helped by other tables")
        if "region" not in self.dimensions or "period" not in self.dimensions:
            raise ValueError("every table has a region and a period (a constant will do)")
        return self
