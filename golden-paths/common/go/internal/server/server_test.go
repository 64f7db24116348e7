package server

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

var routes = Routes{
	"/fine": {http.MethodGet: func(w http.ResponseWriter, _ *http.Request) error {
		return JSON(w, http.StatusOK, map[string]bool{"fine": true})
	}},
	"/echo": {http.MethodPost: func(w http.ResponseWriter, r *http.Request) error {
		body, err := Body(r)
		if err != nil {
			return err
		}
		return JSON(w, http.StatusOK, string(body))
	}},
	"/refuses": {http.MethodGet: func(http.ResponseWriter, *http.Request) error { return &Refused{400, "no"} }},
	"/breaks":  {http.MethodGet: func(http.ResponseWriter, *http.Request) error { return errors.New("secret") }},
	"/panics":  {http.MethodGet: func(http.ResponseWriter, *http.Request) error { panic("secret") }},
}

func ask(t *testing.T, ready bool, method, path, body string) *httptest.ResponseRecorder {
	t.Helper()
	answer := httptest.NewRecorder()
	request := httptest.NewRequest(method, path, strings.NewReader(body))
	New(routes, func(context.Context) bool { return ready }).ServeHTTP(answer, request)
	return answer
}

func expect(t *testing.T, answer *httptest.ResponseRecorder, code int, body string) {
	t.Helper()
	if answer.Code != code || answer.Body.String() != body {
		t.Errorf("got %d %q, expected %d %q", answer.Code, answer.Body, code, body)
	}
}

func TestSaysThatItIsHealthy(t *testing.T) {
	for _, path := range []string{"/health", "/health/live", "/health/ready"} {
		expect(t, ask(t, true, "GET", path, ""), 200, `{"status":"UP"}`)
	}
}

func TestSaysThatItIsNotReadyButAliveWhenItCannotServe(t *testing.T) {
	expect(t, ask(t, false, "GET", "/health", ""), 503, `{"status":"DOWN"}`)
	expect(t, ask(t, false, "GET", "/health/ready", ""), 503, `{"status":"DOWN"}`)
	expect(t, ask(t, false, "GET", "/health/live", ""), 200, `{"status":"UP"}`)
}

func TestCountsRequestsAndTheUnknownPathsAsOne(t *testing.T) {
	ask(t, true, "GET", "/fine", "")
	ask(t, true, "GET", "/nowhere/1", "")
	metrics := ask(t, true, "GET", "/metrics", "").Body.String()
	for _, line := range []string{
		`(?m)^http_requests_total\{method="GET",path="/fine",status="200"\} \d+$`,
		`(?m)^http_requests_total\{method="any",path="other",status="404"\} \d+$`,
		`(?m)^http_request_duration_seconds_count\{method="GET",path="/fine"\} \d+$`,
		`(?m)^http_request_duration_seconds_bucket\{method="GET",path="/fine",le="\+Inf"\} \d+$`,
	} {
		if !regexp.MustCompile(line).MatchString(metrics) {
			t.Errorf("no %s in:\n%s", line, metrics)
		}
	}
}

func TestAnswers404WhereThereIsNothing(t *testing.T) {
	expect(t, ask(t, true, "GET", "/nowhere", ""), 404, `{"error":"There is nothing at /nowhere."}`)
}

func TestDoesNotAcceptOtherMethods(t *testing.T) {
	answer := ask(t, true, "POST", "/fine", "")
	if allow := answer.Header().Get("Allow"); answer.Code != 405 || allow != "GET, HEAD" {
		t.Errorf("got %d, Allow: %s", answer.Code, allow)
	}
}

func TestTakesNoBodyThatIsTooLarge(t *testing.T) {
	expect(t, ask(t, true, "POST", "/echo", "fits"), 200, `"fits"`)
	if answer := ask(t, true, "POST", "/echo", strings.Repeat("x", 100_000)); answer.Code != 413 {
		t.Errorf("got %d", answer.Code)
	}
}

func TestTellsCallersWhyItRefusesButNotWhyItBreaks(t *testing.T) {
	expect(t, ask(t, true, "GET", "/refuses", ""), 400, `{"error":"no"}`)
	for _, path := range []string{"/breaks", "/panics"} {
		answer := ask(t, true, "GET", path, "")
		if answer.Code != 500 || strings.Contains(answer.Body.String(), "secret") {
			t.Errorf("%s: got %d %s", path, answer.Code, answer.Body)
		}
	}
}
