"""A migrated database in a schema of its own."""

import os
import unittest
import uuid

import psycopg
from psycopg.conninfo import make_conninfo

from app.database import Database

URL = os.environ.get("DATABASE_URL", "")
with_database = unittest.skipUnless(URL, "DATABASE_URL is not set")


def scratch(test: unittest.TestCase) -> Database:
    """The database; it is dropped when `test` ends."""
    schema = "test_" + uuid.uuid4().hex
    admin = psycopg.connect(URL, autocommit=True)
    test.addCleanup(admin.close)
    admin.execute(f"create schema {schema}")
    test.addCleanup(admin.execute, f"drop schema {schema} cascade")
    database = Database(make_conninfo(URL, options=f"-c search_path={schema}"))
    test.addCleanup(database.close)
    database.migrate()
    return database
