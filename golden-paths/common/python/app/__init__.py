"""What this service is called, and which version of it runs."""

import os

SERVICE = ${{ values.name | dump }}
VERSION = os.environ.get("PAVED_VERSION", "development")
