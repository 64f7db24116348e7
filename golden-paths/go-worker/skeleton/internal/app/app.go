// Package app is what this service does.
package app

import (
	"context"
{%- if values.database == 'none' %}
	"errors"
{%- endif %}
	"net/http"
	"os"
{%- if values.database == 'none' %}
	"time"
{%- endif %}
{% if values.database == 'postgres' %}
	"example.com/${{ values.name }}/internal/database"
{%- endif %}
	"example.com/${{ values.name }}/internal/server"
	"example.com/${{ values.name }}/internal/service"
)

// An App is the routes, whether it can work, and how to begin and end.
{%- if values.database == 'postgres' %}
type App struct {
	database *database.Database
	worker   *worker
}

// New makes it, without starting anything.
func New() (*App, error) {
	db, err := database.Open(os.Getenv("DATABASE_URL"))
	if err != nil {
		return nil, err
	}
	return &App{db, newWorker(db, handle)}, nil
}

// Start begins the work.
func (a *App) Start() {
	go a.database.Migrate()
	a.worker.start()
}

// Ready says whether it can work now.
func (a *App) Ready(ctx context.Context) bool { return a.database.Ready(ctx) }

// Stop finishes the job that it is at, and ends.
func (a *App) Stop(ctx context.Context) error {
	defer a.database.Close()
	return a.worker.stop(ctx)
}
{%- else %}
type App struct {
	worker *worker
}

// New makes it, without starting anything.
func New() (*App, error) {
	interval := 10 * time.Second
	if given := os.Getenv("INTERVAL"); given != "" {
		seconds, err := time.ParseDuration(given + "s")
		if err != nil || seconds <= 0 {
			return nil, errors.New("INTERVAL is the number of seconds between two jobs, for example 10; it is " + given)
		}
		interval = seconds
	}
	return &App{newWorker(handle, interval)}, nil
}

// Start begins the work.
func (a *App) Start() { a.worker.start() }

// Ready says whether it can work now.
func (a *App) Ready(context.Context) bool { return true }

// Stop finishes the jobs that wait, and ends.
func (a *App) Stop(ctx context.Context) error { return a.worker.stop(ctx) }
{%- endif %}

// Routes are what is answered at each path and method.
func (a *App) Routes() server.Routes {
	return server.Routes{
		"/": {http.MethodGet: func(w http.ResponseWriter, _ *http.Request) error {
			return server.JSON(w, http.StatusOK, map[string]string{"service": service.Name, "version": service.Version})
		}},
	}
}
