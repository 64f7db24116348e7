from app.assets import assets
from app.page import page
from tests.serving import Serving


class PageTest(Serving):
    def test_escapes_the_title(self) -> None:
        self.assertIn("<title>&lt;b&gt;</title>", page("<b>", "").body)

    def test_allows_no_scripts_but_its_own(self) -> None:
        policy = page("", "").headers["Content-Security-Policy"]
        self.assertRegex(policy, "default-src 'none'.*script-src 'self'")

    def test_serves_the_files_of_static_and_nothing_beside_them(self) -> None:
        self.serve(assets())
        status, headers, body = self.ask("GET", "/static/style.css")
        self.assertEqual((200, "text/css"), (status, headers["Content-Type"]))
        self.assertIn("font-family", body)
        self.assertEqual(404, self.ask("GET", "/static/../main.py")[0])
{%- if values.database == 'none' %}

    def test_shows_its_name(self) -> None:
        from app import SERVICE
        from app.main import App

        self.serve(App().routes)
        status, headers, body = self.ask("GET", "/")
        self.assertEqual((200, "text/html; charset=utf-8"), (status, headers["Content-Type"]))
        self.assertIn(f"<h1>{SERVICE}</h1>", body)
{%- endif %}
