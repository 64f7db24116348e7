package app

import (
	"context"
	"encoding/json"
	"fmt"
	"sync/atomic"
	"time"

	"example.com/${{ values.name }}/internal/logging"
	"example.com/${{ values.name }}/internal/metrics"
)

// A Job is one piece of work.
type Job struct {
	ID      int64
	Payload json.RawMessage
}

// A Handler does a job.
type Handler func(context.Context, Job) error

var (
	processed = metrics.NewCounter("jobs_processed_total", "Jobs processed, by outcome.").
			From0("outcome", "success").From0("outcome", "failure")
	durations = metrics.NewHistogram("job_duration_seconds", "How long a job took.")
	waiting   atomic.Int64
)

func init() {
	metrics.NewGauge("jobs_queued", "Jobs that wait.", func() float64 { return float64(waiting.Load()) })
}

// handle is an example to replace. A job may be done twice when this process ends in the middle: make that harmless.
func handle(_ context.Context, job Job) error {
	logging.Info("did a job", "job", job.ID)
	return nil
}

// measured does a job and counts it.
func measured(ctx context.Context, job Job, handler Handler) (err error) {
	started := time.Now()
	defer func() {
		if defect := recover(); defect != nil {
			err = fmt.Errorf("panic: %v", defect)
		}
		durations.Observe(time.Since(started).Seconds())
		if err == nil {
			processed.Increase("outcome", "success")
		} else {
			processed.Increase("outcome", "failure")
			logging.Error("a job failed", "job", job.ID, "error", err)
		}
	}()
	return handler(ctx, job)
}
