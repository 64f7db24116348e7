package app

import (
	"context"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"example.com/${{ values.name }}/internal/database"
	"example.com/${{ values.name }}/internal/scratch"
	"example.com/${{ values.name }}/internal/server"
)

func post(db *database.Database, body, site string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	request := httptest.NewRequest("POST", "/notes", strings.NewReader(body))
	request.Header.Set("Sec-Fetch-Site", site)
	routes := (&App{db}).Routes()
	server.New(routes, func(context.Context) bool { return true }).ServeHTTP(answer, request)
	return answer
}

func text(text string) string { return url.Values{"text": {text}}.Encode() }

func TestRefusesANoteWithoutTextOrWithTooMuchOfIt(t *testing.T) {
	for _, body := range []string{"", text(" "), text(strings.Repeat("x", 1001)), text("a\x00b"), text("\xff"), "text=%"} {
		if answer := post(nil, body, "same-origin"); answer.Code != 400 {
			t.Errorf("%q: got %d", body, answer.Code)
		}
	}
}

func TestRefusesTheFormOfAnotherSite(t *testing.T) {
	if answer := post(nil, text("x"), "cross-site"); answer.Code != 403 {
		t.Errorf("got %d", answer.Code)
	}
}

func TestKeepsNotesAndShowsThemEscaped(t *testing.T) {
	db := scratch.Database(t)
	if answer := post(db, text("it's <b>bold</b>"), ""); answer.Code != 303 || answer.Header().Get("Location") != "./" {
		t.Errorf("got %d %s", answer.Code, answer.Header())
	}
	answer := get((&App{db}).Routes(), "/")
	if !strings.Contains(answer.Body.String(), "<li>it&#39;s &lt;b&gt;bold&lt;/b&gt;</li>") {
		t.Errorf("got %d %s", answer.Code, answer.Body)
	}
}
