"""A GET that writes fails the test, and so does a page that leans on an order nobody asked for."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connections
from django.db.models.expressions import OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import SQLCompiler

from tests.harness import Hunted

WRITE = re.compile(
    r"^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE"
    r"|(?:CREATE|ALTER|DROP)\s+\w+)\s+\"?(?P<table>\w+)",
    re.IGNORECASE,
)
# Tables that a GET may write to, each with its reason.
ALLOWED = {
    "django_session": "a visitor's session is made on the first page that needs one",
    "mfa_authenticator": "allauth notes that a person has seen her recovery codes",
}
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def refuse_writes(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    found = WRITE.match(sql)
    if found and found["table"] not in ALLOWED:
        raise Hunted(f"a GET wrote to {found['table']}: {sql[:120]}")
    return execute(sql, params, many, context)


@contextmanager
def read_only() -> Iterator[None]:
    """Inside, every connection of this thread refuses to write."""
    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(refuse_writes))
        yield


def shuffle_unordered_queries() -> None:
    """Rows without an order come in a random one, as a database is free to give them."""
    original = SQLCompiler._order_by_pairs

    def order_by_pairs(self: SQLCompiler) -> Iterator[Any]:
        pairs = list(original(self))
        query = self.query
        plain = not (query.distinct or query.combinator or query.subquery)
        reads = type(self).__name__ == "SQLCompiler"  # PostgreSQL has a class of its own
        if not pairs and plain and query.group_by is None and reads:
            pairs = [(OrderBy(Random()), False)]
        yield from pairs

    SQLCompiler._order_by_pairs = order_by_pairs
