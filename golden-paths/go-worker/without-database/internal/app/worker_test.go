package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"example.com/${{ values.name }}/internal/metrics"
)

// doing is a handler that notes what it did; it fails and panics when told to.
func doing(done *[]string) Handler {
	return func(_ context.Context, job Job) error {
		switch payload := string(job.Payload); payload {
		case `"bad"`:
			return errors.New("as expected")
		case `"worse"`:
			panic("as expected")
		case `{}`:
		default:
			*done = append(*done, payload)
		}
		return nil
	}
}

func TestDoesJobsInOrderAndGoesOnAfterOnesThatFail(t *testing.T) {
	var done []string
	w := newWorker(doing(&done), time.Hour)
	for _, payload := range []string{`"a"`, `"bad"`, `"worse"`, `"b"`} {
		w.add(json.RawMessage(payload))
	}
	w.start()
	if err := w.stop(context.Background()); err != nil {
		t.Fatal(err)
	}
	if expected := []string{`"a"`, `"b"`}; !reflect.DeepEqual(done, expected) {
		t.Errorf("did %v", done)
	}
	var told bytes.Buffer
	metrics.Write(&told)
	if !strings.Contains(told.String(), "\njobs_processed_total{outcome=\"failure\"} 2\n") {
		t.Errorf("got %s", told.String())
	}
}

func TestStopsWaitingForWhatDoesNotEnd(t *testing.T) {
	gate := make(chan struct{})
	w := newWorker(func(context.Context, Job) error { <-gate; return nil }, time.Hour)
	w.start()
	limit, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	if err := w.stop(limit); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	close(gate)
	if err := w.stop(context.Background()); err != nil {
		t.Errorf("got %v", err)
	}
}

func TestTakesNoMoreJobsThanItCanHold(t *testing.T) {
	w := newWorker(nil, time.Hour)
	for i := 0; i < largestQueue; i++ {
		if !w.add(nil) {
			t.Fatalf("no room for job %d", i)
		}
	}
	if w.add(nil) {
		t.Error("took one more")
	}
}
