import threading
import unittest

from app.database import Database
from tests.scratch import scratch, with_database


class DatabaseTest(unittest.TestCase):
    def test_says_what_to_do_when_it_is_not_told_where_the_database_is(self) -> None:
        with self.assertRaisesRegex(ValueError, "DATABASE_URL is not set. Set it to"):
            Database("")

    def test_is_not_ready_while_the_database_is_away(self) -> None:
        database = Database("postgres://nobody@127.0.0.1:1/nothing")
        migrating = threading.Thread(target=database.migrate)
        migrating.start()
        self.assertFalse(database.ready())
        database.close()
        migrating.join(timeout=10)
        self.assertFalse(migrating.is_alive())

    @with_database
    def test_is_ready_once_migrated_and_migrates_once(self) -> None:
        database = scratch(self)
        self.assertTrue(database.ready())
        database.migrate()
        with database.transaction() as connection:
            self.assertEqual(1, connection.execute("select count(*) from schema_migrations").fetchone()[0])

    @with_database
    def test_undoes_what_fails(self) -> None:
        database = scratch(self)
        with self.assertRaises(RuntimeError):
            with database.transaction() as connection:
                connection.execute("create table gone ()")
                raise RuntimeError("as expected")
        with database.transaction() as connection:
            self.assertIsNone(connection.execute("select to_regclass('gone')").fetchone()[0])
