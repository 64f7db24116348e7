"""An example to replace: a page of notes, kept in the database, and a form that adds one."""

from html import escape
from urllib.parse import parse_qs

from app import SERVICE, VERSION
from app.database import Database
from app.page import page
from app.server import Refused, Request, Response, Routes

LONGEST = 1000


def notes(database: Database) -> Routes:
    def listed(_: Request) -> Response:
        with database.transaction() as connection:
            rows = connection.execute("select text from notes order by id desc limit 100").fetchall()
        items = "".join(f"<li>{escape(text)}</li>" for (text,) in rows)
        return page(
            SERVICE,
            f"""<h1>{escape(SERVICE)}</h1>
<form method="post" action="notes"><input name="text" aria-label="Note" maxlength="{LONGEST}" required> <button>Add</button></form>
<ul>{items}</ul>
<small>Version {escape(VERSION)}</small>""",
        )

    def add(request: Request) -> Response:
        # A form of another site must not write here in a visitor's name.
        if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            raise Refused(403, "This form is only taken from its own page.")
        text = _text(request.body)
        with database.transaction() as connection:
            connection.execute("insert into notes (text) values (%s)", (text,))
        return Response("", 303, headers={"Location": "./"})

    return {"/": {"GET": listed}, "/notes": {"POST": add}}


def _text(body: bytes) -> str:
    try:
        text = parse_qs(body.decode(), errors="strict").get("text", [""])[0].strip()
    except ValueError:
        text = ""
    if not text or len(text) > LONGEST or "\0" in text:
        raise Refused(400, f"A note is a text of 1 to {LONGEST} characters.")
    return text
