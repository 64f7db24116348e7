"""A route for each file of static/, read once: no path of a request ever reaches the disk."""

import mimetypes
from pathlib import Path

from app.server import Response, Routes

FOLDER = Path(__file__).parent / "static"


def assets() -> Routes:
    return {f"/static/{file.name}": {"GET": _answering(file)} for file in FOLDER.iterdir() if file.is_file()}


def _answering(file: Path):
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    response = Response(file.read_bytes(), type=kind, headers={"Cache-Control": "public, max-age=300"})
    return lambda _: response
