from app import SERVICE
from app.main import ROUTES
from tests.serving import Serving


class MainTest(Serving):
    def test_tells_its_name_and_version(self) -> None:
        self.serve(ROUTES)
        body = self.json("/")
        self.assertEqual(SERVICE, body["service"])
        self.assertTrue(body["version"])
