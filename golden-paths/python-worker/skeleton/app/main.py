"""What this service does."""

{% if values.database == 'postgres' -%}
import threading

{% else -%}
import os

{% endif -%}
from app import SERVICE, VERSION
{%- if values.database == 'postgres' %}
from app.database import Database
{%- endif %}
from app.job import handle
from app.server import Response, Routes
from app.worker import Worker

ROUTES: Routes = {
    "/": {"GET": lambda _: Response({"service": SERVICE, "version": VERSION})},
}


class App:
    """The routes, whether it can work, and how to begin and end."""

    routes: Routes = ROUTES

    def __init__(self) -> None:
{%- if values.database == 'postgres' %}
        self._database = Database()
        self._worker = Worker(self._database, handle)
{%- else %}
        self._worker = Worker(handle, float(os.environ.get("INTERVAL", "10")))
{%- endif %}

    def start(self) -> None:
{%- if values.database == 'postgres' %}
        threading.Thread(target=self._database.migrate).start()
{%- endif %}
        self._worker.start()

    def ready(self) -> bool:
{%- if values.database == 'postgres' %}
        return self._database.ready()
{%- else %}
        return True
{%- endif %}

    def stop(self) -> None:
        self._worker.stop()
{%- if values.database == 'postgres' %}
        self._database.close()
{%- endif %}
