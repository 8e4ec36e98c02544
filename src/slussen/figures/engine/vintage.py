"""A vintage: one table's figures as they stood after one import or pull, never changed again.

Every row of a vintage names its *origin*: which publication it was read from, when and through
which steps. A new vintage keeps the rows (and their origins) that the new publication says
nothing about, so one table can rest on several origins.
"""

from pydantic import BaseModel, ConfigDict, Field

from slussen.lib.text import Text


class Step(BaseModel):
    """One thing done to a figure between the publisher and the page."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    sv: str
    en: str

    @property
    def text(self) -> Text:
        return Text(self.sv, self.en)


class Origin(BaseModel):
    """Where rows were read: enough to find the same figures again."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    publisher: str
    table: str
    retrieved: str  # ISO date or time, as precise as known
    via: str  # address, public repository or the imported file's name
    query: str = ""
    sha256: str = ""  # of what was read
    steps: tuple[Step, ...] = ()


class Changes(BaseModel):
    """How a vintage differs from the one before it, in cells."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    new: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


class Vintage(BaseModel):
    """What ``vintage.json`` beside ``data.parquet`` says."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str  # "shipped" or a UTC time and hash, so that ids sort by age
    table: str
    made_at: str
    rows: int
    sha256: str  # of data.parquet
    origins: dict[str, Origin] = Field(min_length=1)
    changes: Changes = Changes()
