"""The events of figures."""

from collections.abc import Iterator, Mapping

from slussen.audit.engine.events import EventKind
from slussen.lib.text import Text


class TableTitles(Mapping[str, Text]):
    """The tables' titles by id: a closed list that is read when it is first needed."""

    def __getitem__(self, table_id: str) -> Text:
        from slussen.figures import queries

        return queries.catalogue()[table_id].title

    def __iter__(self) -> Iterator[str]:
        from slussen.figures import queries

        return iter(queries.catalogue())

    def __len__(self) -> int:
        return sum(1 for _ in self)


EVENTS = (
    EventKind(
        "figures_published",
        Text("Statistik publicerad", "Figures published"),
        {"table": TableTitles(), "new": int, "changed": int, "removed": int},
    ),
    EventKind(
        "ads_imported",
        Text("Platsannonser inlästa", "Job ads imported"),
        {"new": int, "changed": int, "removed": int},
    ),
)
