package app

import (
	"context"
	"net/http/httptest"
	"testing"

	"example.com/${{ values.name }}/internal/server"
	"example.com/${{ values.name }}/internal/service"
)

func TestTellsItsNameAndVersion(t *testing.T) {
	answer := httptest.NewRecorder()
	routes := (&App{}).Routes()
	server.New(routes, func(context.Context) bool { return true }).ServeHTTP(answer, httptest.NewRequest("GET", "/", nil))
	expected := `{"service":"` + service.Name + `","version":"` + service.Version + `"}`
	if answer.Code != 200 || answer.Body.String() != expected {
		t.Errorf("got %d %s", answer.Code, answer.Body)
	}
}
