"""What this service does."""

{% if values.database == 'postgres' -%}
import threading

from app.assets import assets
from app.database import Database
from app.notes import notes
from app.server import Routes


class App:
    """The routes, whether they can be served, and how to begin and end."""

    def __init__(self) -> None:
        self._database = Database()
        self.routes: Routes = {**assets(), **notes(self._database)}

    def start(self) -> None:
        threading.Thread(target=self._database.migrate).start()

    def ready(self) -> bool:
        return self._database.ready()

    def stop(self) -> None:
        self._database.close()
{% else -%}
from html import escape

from app import SERVICE, VERSION
from app.assets import assets
from app.page import page
from app.server import Request, Response, Routes


def welcome(_: Request) -> Response:
    return page(SERVICE, f"<h1>{escape(SERVICE)}</h1><p>It works.</p><small>Version {escape(VERSION)}</small>")


class App:
    """The routes, whether they can be served, and how to begin and end."""

    def __init__(self) -> None:
        self.routes: Routes = {**assets(), "/": {"GET": welcome}}

    def start(self) -> None:
        """Begins what runs beside the requests: nothing."""

    def ready(self) -> bool:
        return True

    def stop(self) -> None:
        """Ends what `start` began."""
{% endif -%}
