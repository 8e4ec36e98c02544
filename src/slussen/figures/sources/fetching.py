"""Answers kept on disk as they come, so that an interrupted pull goes on where it stopped.

    <home>/.pulling/<table>/<question>/0001-<hash>.json

The folder is named by the whole question (the table, its selection and the stamp of its last
update), so that answers to another question, or from before an update, are never mixed in.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from slussen.lib.http import Client, Request

Progress = Callable[[int, int, str], None]  # done, total, what


def quiet(_done: int, _total: int, _what: str) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One stored answer: what was asked, and the file that holds what came."""

    request: Request
    path: Path

    def read(self) -> bytes:
        return self.path.read_bytes()


@dataclass(frozen=True, slots=True)
class Question:
    """What a source asks for one table: requests, in order, and words that date them."""

    table: str
    requests: tuple[Request, ...]
    stamp: str = ""

    @property
    def key(self) -> str:
        text = "\n".join([self.table, self.stamp, *(request.key for request in self.requests)])
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Fetcher:
    """Asks what has no stored answer yet. ``home`` is the figures' home folder."""

    client: Client
    home: Path
    progress: Progress = quiet

    def answers(self, question: Question, what: str) -> list[Answer]:
        """Every answer to *question*; those that were stored before are not asked for again."""
        folder = self.folder(question)
        folder.mkdir(parents=True, exist_ok=True)
        total = len(question.requests)
        found = []
        for number, request in enumerate(question.requests, start=1):
            self.progress(number - 1, total, what)
            found.append(self._answer(folder, number, request))
        self.progress(total, total, what)
        return found

    def chain(
        self, question: Question, more: Callable[[Answer], Request | None], what: str
    ) -> list[Answer]:
        """Answers that each name the next request, until there is none (pages)."""
        folder = self.folder(question)
        folder.mkdir(parents=True, exist_ok=True)
        found: list[Answer] = []
        waiting: list[Request] = list(question.requests)
        while waiting:
            self.progress(len(found), len(found) + len(waiting), what)
            answer = self._answer(folder, len(found) + 1, waiting.pop(0))
            found.append(answer)
            if following := more(answer):
                waiting.insert(0, following)
        self.progress(len(found), len(found), what)
        return found

    def folder(self, question: Question) -> Path:
        return self.home / ".pulling" / question.table / question.key

    def _answer(self, folder: Path, number: int, request: Request) -> Answer:
        digest = hashlib.sha256(request.key.encode()).hexdigest()[:12]
        path = folder / f"{number:04}-{digest}.json"
        if not path.exists():
            store_whole(path, self.client.fetch(request))
        return Answer(request, path)

    def forget(self, table: str) -> None:
        """Remove what is stored for *table*: its vintage is published."""
        shutil.rmtree(self.home / ".pulling" / table, ignore_errors=True)


def store_whole(path: Path, data: bytes) -> None:
    """Write all of *data* or nothing: a name without ``.part`` is a whole answer."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def sha256_of(answers: Sequence[Answer]) -> str:
    """One fingerprint of all answers in order."""
    digest = hashlib.sha256()
    for answer in answers:
        digest.update(hashlib.sha256(answer.read()).digest())
    return digest.hexdigest()
