import json
from unittest.mock import Mock

from app.notes import notes
from tests.scratch import scratch, with_database
from tests.serving import Serving


class NotesTest(Serving):
    def test_refuses_a_note_without_text_or_with_too_much_of_it(self) -> None:
        database = Mock()
        self.serve(notes(database))
        for body in (b"", b"  ", b"x" * 1001, b"a\0b", b"\xff"):
            self.assertEqual(400, self.ask("POST", "/notes", body)[0], body)
        database.transaction.assert_not_called()

    @with_database
    def test_keeps_notes(self) -> None:
        self.serve(notes(scratch(self)))
        status, _, body = self.ask("POST", "/notes", b"it's \"quoted\"")
        self.assertEqual((201, 'it\'s "quoted"'), (status, json.loads(body)["text"]))
        self.assertEqual(["it's \"quoted\""], [note["text"] for note in self.json("/notes")])
