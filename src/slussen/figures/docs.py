"""The generated page docs/reference/figures.md."""

from collections.abc import Iterable

from slussen.figures import queries, store
from slussen.figures.engine.catalogue import (
    Dimension,
    JobTechPull,
    KoladaPull,
    PxWebPull,
    Table,
)
from slussen.figures.engine.vocabulary import DIMENSIONS, UNITS

HEAD = """\
# Figures

Every figure that Slussen shows comes from one of these tables. An entry a table stands in
`src/slussen/figures/catalogue/`; a site's own entries go in `SLUSSEN_HOME/figures/catalogue/`.
Adding a table is adding an entry: its measures, how a publication's variables and labels become
our words, where it breaks, and where it is fetched.

## How figures come in

```
 file ──► read (PX, json-stat2, PxWeb json, CSV) ─┐
                                                  ├─► map ──► merge ──► difference ──► publish
 API  ──► answers, stored as they come ───────────┘
 raw                                          staged                              published
```

- **raw**: the file, or every answer of the API, as received. It is kept beside the figures.
- **staged**: mapped to one row a figure in one vocabulary (breakdowns, measure, value, mark,
  origin) and merged with what the table already holds. A variable that is missing, a label that
  is unknown or a further breakdown stops it with one line that names what was expected: nothing
  is guessed, and nothing is dropped in silence.
- **published**: after the difference has been shown, as a new *vintage*: a folder that is written
  whole under another name and then renamed. It is never changed afterwards.

Labels are compared without case, kind of dash, no-break and double blanks; codes come first.
".." is kept as hidden by the publisher, "." as not published, a dash is a zero. Noise that a
publisher adds (SCB's Cell Key Method) is part of the figure: parts are not made to fit totals.

```sh
slussen figures list                                   # tables, periods, vintages, what is old
slussen figures show labour_status --region 18
slussen figures import FILE --table NAME               # shows the difference, then asks
slussen figures pull --table NAME                      # goes on where it was interrupted
slussen figures diff NAME                              # which figures changed, the largest first
slussen figures verify                                 # whole, unchanged, traceable
```

## Where figures are fetched

- **SCB**: PxWebApi 2 (`/config`, `/tables/{id}/metadata`, `/tables/{id}/data`), then version 1 by
  path where version 2 has no such table. No more cells a question and calls a window than
  `/config` says; larger questions are cut along their longest breakdowns.
- **Kolada**: version 3 (`/data/kpi/…/municipality/…`), page after page by `next_url`.
- **Arbetsförmedlingen**: historical ads (`/search` with `stats=region`, an occupation group at a
  time) and the barometer's file.

Answers 429 and 5xx, and answers that end too early, are asked for again, five times, later each
time and never before the server allows. These clients are written and tested against the shapes
that the publishers document, on a local server. They have not been run against the live services
from where they were built, which has no network.
"""


def catalogue_markdown() -> str:
    """The page as Markdown, the same every time for the same catalogue and shipped figures."""
    tables = "\n".join(_table(entry) for entry in queries.catalogue().values())
    return f"{HEAD}\n## Tables\n\n{tables}"


def _table(entry: Table) -> str:
    lines = [
        f"### `{entry.id}` – {entry.title_en}\n",
        f"*{entry.title_sv}.* {entry.answers_en}\n",
        f"{entry.cite_en}. Table {entry.table}. Licence: {entry.licence}.",
    ]
    if entry.predecessors:
        lines.append(f"Before it: {', '.join(entry.predecessors)}.")
    if entry.successors:
        lines.append(f"Continued in: {', '.join(entry.successors)}.")
    lines += ["", "| measure | unit | |", "|---|---|---|"]
    for name, measure in entry.measures.items():
        noise = f"noise up to {measure.noise:g}" if measure.noise else ""
        computed = "computed of two published figures" if measure.numerator else ""
        unit = UNITS[measure.unit].en
        lines.append(f"| `{name}` {measure.title_en} | {unit} | {noise}{computed} |")
    lines += ["", "| breakdown | values |", "|---|---|"]
    for name, dimension in entry.dimensions.items():
        lines.append(f"| `{name}` {DIMENSIONS[name].en} | {_values(dimension)} |")
    lines += [*_breaks(entry), *_pull(entry), *_shipped(entry)]
    return "\n".join(lines) + "\n"


def _values(dimension: Dimension) -> str:
    if dimension.words:
        return ", ".join(f"`{word}`" for word in dimension.words)
    if dimension.only:
        return ", ".join(f"`{word}`" for word in dimension.only)
    if dimension.constant and not dimension.source:
        later = (f"; `{value}` from {start}" for start, value in dimension.constant_from.items())
        return f"only `{dimension.constant}`{''.join(later)}"
    kinds = {"region": "region codes", "period": "periods", "ssyk": "SSYK 2012 codes"}
    return kinds.get(dimension.kind, "as published")


def _breaks(entry: Table) -> Iterable[str]:
    if entry.breaks:
        yield "\nBreaks in the series:\n"
    for one in entry.breaks:
        yield f"- {one.period}: {one.en}"


def _pull(entry: Table) -> Iterable[str]:
    how = entry.pull
    if entry.made_from:
        made = ", ".join(f"`{table}`" for table in entry.made_from)
        better = ", ".join(f"`{table}`" for table in entry.helped_by)
        helped = f", and better with {better} where there are figures" if better else ""
        yield f"\nMade by `{entry.table}`, from {made}{helped}."
    elif entry.counted_by:
        counted = f"counted by `slussen {entry.counted_by}`"
        yield f"\nFetched: {counted}, or read in a file with `slussen figures import`."
    elif how is None:
        yield "\nFetched: no address is known; read in a file with `slussen figures import`."
    elif isinstance(how, PxWebPull):
        places = [*how.tables, *(f"`{path}`" for path in how.paths)]
        yield f"\nFetched: PxWebApi, {', '.join(places)}."
    elif isinstance(how, KoladaPull):
        yield f"\nFetched: Kolada, {', '.join(how.kpis.values())}."
    else:
        assert isinstance(how, JobTechPull)
        yield f"\nFetched: `{how.base}`."


def _shipped(entry: Table) -> Iterable[str]:
    shipped: store.Stored | None = next(
        (stored for stored in queries.vintages(entry.id) if stored.vintage.id == "shipped"), None
    )
    if shipped is None:
        yield "\nShips: no figures."
        return
    yield f"\nShips: {shipped.vintage.rows} figures.\n"
    for origin in shipped.vintage.origins.values():
        steps = "; ".join(step.en for step in origin.steps)
        found = f"retrieved {origin.retrieved} from {origin.via}"
        yield f"- {origin.publisher}, {origin.table}, {found}. {steps}."
