"""The database that DATABASE_URL names; its tables are made and changed in the background until that succeeds."""

import os
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from app.log import log
from app.metrics import Gauge

MIGRATIONS = Path(__file__).parent.parent / "migrations"
LOCK = 7_265_100
AGAIN_AFTER = 1.0
CONNECTIONS = 10


class Database:
    """A few connections that are used again."""

    def __init__(self, url: str | None = None) -> None:
        self._url = os.environ.get("DATABASE_URL", "") if url is None else url
        if not self._url:
            raise ValueError("DATABASE_URL is not set. Set it to, for example, postgres://user:password@localhost:5432/name")
        self._idle: queue.LifoQueue[psycopg.Connection] = queue.LifoQueue()
        self._free = threading.BoundedSemaphore(CONNECTIONS)
        self._closed = threading.Event()
        self.migrated = False
        self._up = 0
        Gauge("database_up", "Whether the database answered the last time it was asked: 1 or 0.", lambda: self._up)

    def migrate(self) -> None:
        """Applies the migrations, again and again until the database is there."""
        while not self.migrated and not self._closed.is_set():
            try:
                with self.transaction() as connection:
                    _apply(connection)
                self.migrated = True
            except psycopg.Error as error:
                log("warn", "the database can not be migrated yet", error=str(error))
                self._closed.wait(AGAIN_AFTER)

    def ready(self) -> bool:
        """Whether it answers and has its tables."""
        try:
            with self.transaction() as connection:
                connection.execute("select 1")
            self._up = 1
        except psycopg.Error:
            self._up = 0
        return self.migrated and self._up == 1

    @contextmanager
    def transaction(self) -> Iterator[psycopg.Connection]:
        """A connection in a transaction, which is undone when the body raises."""
        if not self._free.acquire(timeout=AGAIN_AFTER * 5):
            raise psycopg.OperationalError("All connections to the database are in use.")
        try:
            connection = self._connection()
            try:
                with connection.transaction():
                    yield connection
            finally:
                if connection.broken or self._closed.is_set():
                    connection.close()
                else:
                    self._idle.put(connection)
        finally:
            self._free.release()

    def close(self) -> None:
        self._closed.set()
        while True:
            try:
                self._idle.get_nowait().close()
            except queue.Empty:
                return

    def _connection(self) -> psycopg.Connection:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            return psycopg.connect(self._url, connect_timeout=2, autocommit=True, options=_options(self._url))


def _options(url: str) -> str:
    """Those of the address, and a limit to how long a statement may take."""
    given = psycopg.conninfo.conninfo_to_dict(url).get("options", "")
    return f"-c statement_timeout=10s {given}".strip()


def _apply(connection: psycopg.Connection) -> None:
    """Each file is applied once, in the order of their names; instances that start together wait for one another."""
    connection.execute("select pg_advisory_xact_lock(%s)", (LOCK,))
    connection.execute(
        "create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())"
    )
    applied = {name for (name,) in connection.execute("select name from schema_migrations")}
    for file in sorted(MIGRATIONS.glob("*.sql")):
        if file.name not in applied:
            connection.execute(file.read_text(encoding="utf-8"))
            connection.execute("insert into schema_migrations (name) values (%s)", (file.name,))
            log("info", "applied a migration", migration=file.name)
