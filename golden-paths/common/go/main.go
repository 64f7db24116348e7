// Starts the service, and stops it in order.
package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"example.com/${{ values.name }}/internal/app"
	"example.com/${{ values.name }}/internal/logging"
	"example.com/${{ values.name }}/internal/server"
)

const patience = 20 * time.Second

func main() {
	if err := run(); err != nil {
		logging.Error("can not run", "error", err)
		os.Exit(1)
	}
}

func run() error {
	stopping, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	application, err := app.New()
	if err != nil {
		return err
	}
	ready := func(ctx context.Context) bool { return stopping.Err() == nil && application.Ready(ctx) }
	listener, err := net.Listen("tcp", ":"+env("PORT", "8080"))
	if err != nil {
		return err
	}
	httpServer := &http.Server{
		Handler:           server.New(application.Routes(), ready),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		IdleTimeout:       time.Minute,
	}
	failed := make(chan error, 1)
	go func() { failed <- httpServer.Serve(listener) }()
	application.Start()
	logging.Info("listens on port " + strconv.Itoa(listener.Addr().(*net.TCPAddr).Port))
	select {
	case err := <-failed:
		return err
	case <-stopping.Done():
		return shutDown(httpServer, application)
	}
}

// shutDown is not ready first, so that no new requests are sent here; then what has begun is finished.
func shutDown(httpServer *http.Server, application *app.App) error {
	logging.Info("stops")
	delay, _ := strconv.ParseFloat(env("SHUTDOWN_DELAY", "0"), 64)
	time.Sleep(time.Duration(delay * float64(time.Second)))
	limit, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	err := httpServer.Shutdown(limit)
	if stopped := application.Stop(limit); err == nil {
		err = stopped
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return errors.New("not everything was finished in " + patience.String())
	}
	logging.Info("has stopped")
	return err
}

func env(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}
