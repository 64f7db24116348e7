from app.server import Refused, Request, Response
from tests.serving import Serving


def refuses(_: Request) -> Response:
    raise Refused(400, "no")


def breaks(_: Request) -> Response:
    raise RuntimeError("secret")


ROUTES = {
    "/fine": {"GET": lambda _: Response({"fine": True})},
    "/refuses": {"GET": refuses},
    "/breaks": {"GET": breaks},
}


class ServerTest(Serving):
    def test_says_that_it_is_healthy(self) -> None:
        self.serve(ROUTES)
        for path in ("/health", "/health/live", "/health/ready"):
            status, _, body = self.ask("GET", path)
            self.assertEqual((200, '{"status":"UP"}'), (status, body))

    def test_says_that_it_is_not_ready_but_alive_when_it_cannot_serve(self) -> None:
        self.serve(ROUTES, ready=lambda: False)
        self.assertEqual(503, self.ask("GET", "/health")[0])
        self.assertEqual(503, self.ask("GET", "/health/ready")[0])
        self.assertEqual(200, self.ask("GET", "/health/live")[0])

    def test_counts_requests_and_the_unknown_paths_as_one(self) -> None:
        self.serve(ROUTES)
        self.ask("GET", "/fine")
        self.ask("GET", "/nowhere/1")
        metrics = self.ask("GET", "/metrics")[2]
        self.assertRegex(metrics, r'(?m)^http_requests_total\{method="GET",path="/fine",status="200"\} 1$')
        self.assertRegex(metrics, r'(?m)^http_requests_total\{method="any",path="other",status="404"\} \d+$')
        self.assertRegex(metrics, r'(?m)^http_request_duration_seconds_count\{method="GET",path="/fine"\} 1$')
        self.assertRegex(metrics, r'(?m)^http_request_duration_seconds_bucket\{method="GET",path="/fine",le="\+Inf"\} 1$')

    def test_answers_404_where_there_is_nothing(self) -> None:
        self.serve(ROUTES)
        for path in ("/nowhere", "//", "//[", "/%"):
            self.assertEqual(404, self.ask("GET", path)[0], path)

    def test_does_not_accept_other_methods(self) -> None:
        self.serve(ROUTES)
        status, headers, _ = self.ask("POST", "/fine")
        self.assertEqual((405, "GET, HEAD"), (status, headers["Allow"]))

    def test_answers_head_without_a_body(self) -> None:
        self.serve(ROUTES)
        self.assertEqual((200, ""), (self.ask("HEAD", "/fine")[0], self.ask("HEAD", "/fine")[2]))

    def test_takes_no_body_that_is_too_large(self) -> None:
        self.serve(ROUTES)
        self.assertEqual(413, self.ask("GET", "/fine", headers={"Content-Length": "100000"})[0])

    def test_tells_callers_why_it_refuses_but_not_why_it_breaks(self) -> None:
        self.serve(ROUTES)
        self.assertEqual((400, '{"error":"no"}'), self.ask("GET", "/refuses")[0::2])
        status, _, body = self.ask("GET", "/breaks")
        self.assertEqual(500, status)
        self.assertNotIn("secret", body)
