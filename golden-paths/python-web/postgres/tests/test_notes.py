from unittest.mock import Mock
from urllib.parse import urlencode

from app.notes import notes
from tests.scratch import scratch, with_database
from tests.serving import Serving


class NotesTest(Serving):
    def post(self, text: str, **headers: str):
        return self.ask("POST", "/notes", urlencode({"text": text}).encode(), headers)

    def test_refuses_a_note_without_text_or_with_too_much_of_it(self) -> None:
        database = Mock()
        self.serve(notes(database))
        for text in ("", "  ", "x" * 1001, "a\0b"):
            self.assertEqual(400, self.post(text)[0], text)
        self.assertEqual(400, self.ask("POST", "/notes", b"text=%ff")[0])
        database.transaction.assert_not_called()

    def test_refuses_the_form_of_another_site(self) -> None:
        database = Mock()
        self.serve(notes(database))
        self.assertEqual(403, self.post("x", **{"Sec-Fetch-Site": "cross-site"})[0])
        database.transaction.assert_not_called()

    @with_database
    def test_keeps_notes_and_shows_them_escaped(self) -> None:
        self.serve(notes(scratch(self)))
        status, headers, _ = self.post("it's <b>bold</b>")
        self.assertEqual((303, "./"), (status, headers["Location"]))
        self.assertIn("<li>it&#x27;s &lt;b&gt;bold&lt;/b&gt;</li>", self.ask("GET", "/")[2])
