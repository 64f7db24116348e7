"""What this service does."""

{% if values.database == 'postgres' -%}
import threading

from app import SERVICE, VERSION
from app.database import Database
from app.notes import notes
{% else -%}
from app import SERVICE, VERSION
{% endif -%}
from app.server import Response, Routes

ROUTES: Routes = {
    "/": {"GET": lambda _: Response({"service": SERVICE, "version": VERSION})},
}


class App:
    """The routes, whether they can be served, and how to begin and end."""

    def __init__(self) -> None:
{%- if values.database == 'postgres' %}
        self._database = Database()
        self.routes: Routes = {**ROUTES, **notes(self._database)}

    def start(self) -> None:
        threading.Thread(target=self._database.migrate).start()

    def ready(self) -> bool:
        return self._database.ready()

    def stop(self) -> None:
        self._database.close()
{%- else %}
        self.routes: Routes = ROUTES

    def start(self) -> None:
        """Begins what runs beside the requests: nothing."""

    def ready(self) -> bool:
        return True

    def stop(self) -> None:
        """Ends what `start` began."""
{%- endif %}
