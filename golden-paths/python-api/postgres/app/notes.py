"""An example to replace: notes, kept in the database."""

from app.database import Database
from app.server import Refused, Request, Response, Routes

LONGEST = 1000


def notes(database: Database) -> Routes:
    def listed(_: Request) -> Response:
        with database.transaction() as connection:
            rows = connection.execute("select id, text from notes order by id desc limit 100").fetchall()
        return Response([{"id": number, "text": text} for number, text in rows])

    def add(request: Request) -> Response:
        text = _text(request.body)
        with database.transaction() as connection:
            row = connection.execute("insert into notes (text) values (%s) returning id", (text,)).fetchone()
        return Response({"id": row[0], "text": text}, 201)

    return {"/notes": {"GET": listed, "POST": add}}


def _text(body: bytes) -> str:
    try:
        text = body.decode().strip()
    except UnicodeDecodeError:
        text = ""
    if not text or len(text) > LONGEST or "\0" in text:
        raise Refused(400, f"A note is a text of 1 to {LONGEST} characters, for example: curl --data 'Buy milk' .../notes")
    return text
