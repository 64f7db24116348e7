"""HTML pages. Put values in with `html.escape`. Links are relative: the page may be served under any prefix."""

from html import escape

from app.server import Response

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'"
)
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="static/style.css">
</head>
<body>
<main>{content}</main>
</body>
</html>
"""


def page(title: str, content: str) -> Response:
    """The answer that shows `content`, which is HTML, under `title`, which is text."""
    return Response(
        _PAGE.format(title=escape(title), content=content),
        type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": _POLICY, "Referrer-Policy": "same-origin", "Cache-Control": "no-cache"},
    )
