package app

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/${{ values.name }}/internal/database"
	"example.com/${{ values.name }}/internal/scratch"
	"example.com/${{ values.name }}/internal/server"
)

func ask(db *database.Database, method, body string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	handler := server.New(server.Routes{"/notes": notes(db)}, func(context.Context) bool { return true })
	handler.ServeHTTP(answer, httptest.NewRequest(method, "/notes", strings.NewReader(body)))
	return answer
}

func TestRefusesANoteWithoutTextOrWithTooMuchOfIt(t *testing.T) {
	for _, body := range []string{"", "  ", strings.Repeat("x", 1001), "a\x00b", "\xff"} {
		if answer := ask(nil, "POST", body); answer.Code != 400 {
			t.Errorf("%q: got %d", body, answer.Code)
		}
	}
	if answer := ask(nil, "POST", strings.Repeat("x", 100_000)); answer.Code != 413 {
		t.Errorf("got %d", answer.Code)
	}
}

func TestKeepsNotes(t *testing.T) {
	db := scratch.Database(t)
	if answer := ask(db, "POST", `it's "quoted"`); answer.Code != 201 || answer.Body.String() != `{"id":1,"text":"it's \"quoted\""}` {
		t.Errorf("got %d %s", answer.Code, answer.Body)
	}
	if answer := ask(db, "GET", ""); answer.Body.String() != `[{"id":1,"text":"it's \"quoted\""}]` {
		t.Errorf("got %d %s", answer.Code, answer.Body)
	}
}
