// Package server serves routes over HTTP, beside health and metrics, and tells callers what they did wrong.
package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sort"
	"strconv"
	"strings"
	"time"

	"example.com/${{ values.name }}/internal/logging"
	"example.com/${{ values.name }}/internal/metrics"
)

const largestBody = 64 * 1024

var (
	requests  = metrics.NewCounter("http_requests_total", "Requests answered, by method, path and status.")
	durations = metrics.NewHistogram("http_request_duration_seconds", "How long answering took, by method and path.")
)

// A Handler answers; its error is a [*Refused], or a defect that is logged and not told.
type Handler func(http.ResponseWriter, *http.Request) error

// Routes are handlers by path, then by method.
type Routes map[string]map[string]Handler

// Refused is an error that the caller is to hear of.
type Refused struct {
	Status  int
	Message string
}

func (r *Refused) Error() string { return r.Message }

// New makes the handler of everything; ready is asked by the health checks.
func New(routes Routes, ready func(context.Context) bool) http.Handler {
	health := func(w http.ResponseWriter, r *http.Request) error {
		if ready(r.Context()) {
			return JSON(w, http.StatusOK, map[string]string{"status": "UP"})
		}
		return JSON(w, http.StatusServiceUnavailable, map[string]string{"status": "DOWN"})
	}
	all := Routes{
		"/health":       {http.MethodGet: health},
		"/health/ready": {http.MethodGet: health},
		"/health/live": {http.MethodGet: func(w http.ResponseWriter, _ *http.Request) error {
			return JSON(w, http.StatusOK, map[string]string{"status": "UP"})
		}},
		"/metrics": {http.MethodGet: func(w http.ResponseWriter, _ *http.Request) error {
			w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
			metrics.Write(w)
			return nil
		}},
	}
	for path, methods := range routes {
		all[path] = methods
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(all, w, r) })
}

func serve(all Routes, w http.ResponseWriter, r *http.Request) {
	started := time.Now()
	seen := &status{ResponseWriter: w, code: http.StatusOK}
	route, known := all[r.URL.Path]
	labels := []string{"method", "any", "path", "other"}
	if known {
		labels = []string{"method", r.Method, "path", r.URL.Path}
	}
	defer func() {
		if defect := recover(); defect != nil {
			fail(seen, r, fmt.Errorf("panic: %v", defect))
		}
		requests.Increase(append(labels, "status", strconv.Itoa(seen.code))...)
		durations.Observe(time.Since(started).Seconds(), labels...)
	}()
	w.Header().Set("X-Content-Type-Options", "nosniff")
	r.Body = http.MaxBytesReader(seen, r.Body, largestBody)
	if err := answer(route, seen, r); err != nil {
		fail(seen, r, err)
	}
}

func answer(route map[string]Handler, w http.ResponseWriter, r *http.Request) error {
	if route == nil {
		return &Refused{http.StatusNotFound, "There is nothing at " + r.URL.Path + "."}
	}
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	handler := route[method]
	if handler == nil {
		w.Header().Set("Allow", allowed(route))
		return &Refused{http.StatusMethodNotAllowed, r.Method + " is not allowed at " + r.URL.Path + "."}
	}
	return handler(w, r)
}

func allowed(route map[string]Handler) string {
	var methods []string
	for method := range route {
		methods = append(methods, method)
		if method == http.MethodGet {
			methods = append(methods, http.MethodHead)
		}
	}
	sort.Strings(methods)
	return strings.Join(methods, ", ")
}

func fail(w http.ResponseWriter, r *http.Request, err error) {
	var refused *Refused
	if !errors.As(err, &refused) {
		logging.Error("a request failed", "method", r.Method, "path", r.URL.Path, "error", err)
		refused = &Refused{http.StatusInternalServerError, "This request failed. The log of the service says why."}
	}
	_ = JSON(w, refused.Status, map[string]string{"error": refused.Message})
}

// JSON answers with value as JSON.
func JSON(w http.ResponseWriter, code int, value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_, err = w.Write(body)
	return err
}

// Body is the body of a request; refused when it is too large.
func Body(r *http.Request) ([]byte, error) {
	body, err := io.ReadAll(r.Body)
	if len(body) >= largestBody && err != nil {
		return nil, &Refused{http.StatusRequestEntityTooLarge, fmt.Sprintf("The body is larger than %d bytes.", largestBody)}
	}
	if err != nil {
		return nil, &Refused{http.StatusBadRequest, "The body could not be read."}
	}
	return body, nil
}

// status remembers which status was sent.
type status struct {
	http.ResponseWriter
	code int
}

func (s *status) WriteHeader(code int) {
	s.code = code
	s.ResponseWriter.WriteHeader(code)
}
