package app

import (
	"context"
	"encoding/json"
	"sync"
	"sync/atomic"
	"time"
)

const largestQueue = 1000

// A worker puts a job into its queue every so often, and does one after the other.
type worker struct {
	handler  Handler
	interval time.Duration
	queue    chan Job
	count    atomic.Int64
	stopping chan struct{}
	once     sync.Once
	done     chan struct{}
}

func newWorker(handler Handler, interval time.Duration) *worker {
	return &worker{
		handler:  handler,
		interval: interval,
		queue:    make(chan Job, largestQueue),
		stopping: make(chan struct{}),
		done:     make(chan struct{}),
	}
}

func (w *worker) start() {
	go w.produce()
	go w.consume()
}

// add queues a job, and says whether there was room. It must not be called after stop.
func (w *worker) add(payload json.RawMessage) bool {
	select {
	case w.queue <- Job{w.count.Add(1), payload}:
		waiting.Store(int64(len(w.queue)))
		return true
	default:
		return false
	}
}

// stop takes no new jobs, and finishes those that wait.
func (w *worker) stop(ctx context.Context) error {
	w.once.Do(func() { close(w.stopping) })
	select {
	case <-w.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (w *worker) produce() {
	defer close(w.queue)
	timer := time.NewTicker(w.interval)
	defer timer.Stop()
	for {
		w.add(json.RawMessage(`{}`))
		select {
		case <-w.stopping:
			return
		case <-timer.C:
		}
	}
}

func (w *worker) consume() {
	defer close(w.done)
	for job := range w.queue {
		waiting.Store(int64(len(w.queue)))
		_ = measured(context.Background(), job, w.handler)
	}
}
