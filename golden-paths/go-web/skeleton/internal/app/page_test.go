package app

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/${{ values.name }}/internal/server"
{%- if values.database == 'none' %}
	"example.com/${{ values.name }}/internal/service"
{%- endif %}
)

func get(routes server.Routes, path string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	server.New(routes, func(context.Context) bool { return true }).ServeHTTP(answer, httptest.NewRequest("GET", path, nil))
	return answer
}

func TestServesTheFilesOfStaticAndNothingBesideThem(t *testing.T) {
	style := get(assets(), "/static/style.css")
	if style.Code != 200 || !strings.HasPrefix(style.Header().Get("Content-Type"), "text/css") {
		t.Errorf("got %d %s", style.Code, style.Header())
	}
	if !strings.Contains(style.Body.String(), "font-family") {
		t.Errorf("got %s", style.Body)
	}
	if answer := get(assets(), "/static/../page.go"); answer.Code != 404 {
		t.Errorf("got %d", answer.Code)
	}
}
{%- if values.database == 'none' %}

func TestShowsItsName(t *testing.T) {
	answer := get((&App{}).Routes(), "/")
	if answer.Code != 200 || answer.Header().Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("got %d %s", answer.Code, answer.Header())
	}
	if !strings.Contains(answer.Body.String(), "<h1>"+service.Name+"</h1>") {
		t.Errorf("got %s", answer.Body)
	}
	if !strings.Contains(answer.Header().Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("got %s", answer.Header())
	}
}
{%- endif %}
