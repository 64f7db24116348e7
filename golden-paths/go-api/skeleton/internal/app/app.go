// Package app is what this service does.
package app

import (
	"context"
	"net/http"
{%- if values.database == 'postgres' %}
	"os"

	"example.com/${{ values.name }}/internal/database"
{%- else %}
{% endif %}
	"example.com/${{ values.name }}/internal/server"
	"example.com/${{ values.name }}/internal/service"
)

// An App is the routes, whether they can be served, and how to begin and end.
{%- if values.database == 'postgres' %}
type App struct {
	database *database.Database
}

// New makes it, without starting anything.
func New() (*App, error) {
	db, err := database.Open(os.Getenv("DATABASE_URL"))
	if err != nil {
		return nil, err
	}
	return &App{db}, nil
}

// Routes are what is answered at each path and method.
func (a *App) Routes() server.Routes {
	return server.Routes{
		"/":      {http.MethodGet: about},
		"/notes": notes(a.database),
	}
}

// Start begins what runs beside the requests.
func (a *App) Start() { go a.database.Migrate() }

// Ready says whether requests can be served now.
func (a *App) Ready(ctx context.Context) bool { return a.database.Ready(ctx) }

// Stop ends it.
func (a *App) Stop(context.Context) error {
	a.database.Close()
	return nil
}
{%- else %}
type App struct{}

// New makes it, without starting anything.
func New() (*App, error) { return &App{}, nil }

// Routes are what is answered at each path and method.
func (a *App) Routes() server.Routes {
	return server.Routes{
		"/": {http.MethodGet: about},
	}
}

// Start begins what runs beside the requests: nothing.
func (a *App) Start() {}

// Ready says whether requests can be served now.
func (a *App) Ready(context.Context) bool { return true }

// Stop ends what Start began.
func (a *App) Stop(context.Context) error { return nil }
{%- endif %}

func about(w http.ResponseWriter, _ *http.Request) error {
	return server.JSON(w, http.StatusOK, map[string]string{"service": service.Name, "version": service.Version})
}
