package app

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"example.com/${{ values.name }}/internal/database"
	"example.com/${{ values.name }}/internal/logging"
)

const (
	attempts = 5
	idle     = time.Second

	// next is locked by one worker, passed over by the others, and free again when its worker dies.
	next = `
		select id, payload from jobs
		where failed_at is null and run_at <= now()
		order by run_at, id limit 1 for update skip locked`
	failed = `
		update jobs set attempts = attempts + 1, last_error = $2,
			run_at = now() + interval '1 second' * power(4, attempts),
			failed_at = case when attempts + 1 >= $3 then now() end
		where id = $1`
	due = "select count(*) from jobs where failed_at is null and run_at <= now()"
)

// A worker does the jobs of the table jobs, one after the other. Any number of workers share a table.
type worker struct {
	database *database.Database
	handler  Handler
	stopping context.Context
	cancel   context.CancelFunc
	done     chan struct{}
}

func newWorker(db *database.Database, handler Handler) *worker {
	w := &worker{database: db, handler: handler, done: make(chan struct{})}
	w.stopping, w.cancel = context.WithCancel(context.Background())
	return w
}

// start works from when the database is migrated until it is stopped.
func (w *worker) start() { go w.run() }

// stop finishes the job that it is at.
func (w *worker) stop(ctx context.Context) error {
	w.cancel()
	select {
	case <-w.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (w *worker) run() {
	defer close(w.done)
	for w.stopping.Err() == nil {
		if w.database.Migrated() && w.round() {
			continue
		}
		select {
		case <-w.stopping.Done():
		case <-time.After(idle):
		}
	}
}

func (w *worker) round() bool {
	var count int64
	ctx, cancel := database.Limited(context.Background())
	defer cancel()
	err := w.database.QueryRowContext(ctx, due).Scan(&count)
	if err == nil {
		waiting.Store(count)
		var busy bool
		if busy, err = w.one(); err == nil {
			return busy
		}
	}
	logging.Warn("jobs can not be taken", "error", err)
	return false
}

// one does one job, and says whether there was one. It is not ended by a stop: the job is finished.
func (w *worker) one() (busy bool, err error) {
	err = w.database.InTransaction(context.Background(), func(ctx context.Context, tx *sql.Tx) error {
		job, err := take(ctx, tx)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		} else if err != nil {
			return err
		}
		busy = true
		return settle(ctx, tx, job, measured(ctx, job, w.handler))
	})
	return busy, err
}

func take(ctx context.Context, tx *sql.Tx) (job Job, err error) {
	limited, cancel := database.Limited(ctx)
	defer cancel()
	err = tx.QueryRowContext(limited, next).Scan(&job.ID, &job.Payload)
	return job, err
}

func settle(ctx context.Context, tx *sql.Tx, job Job, problem error) error {
	limited, cancel := database.Limited(ctx)
	defer cancel()
	if problem != nil {
		_, err := tx.ExecContext(limited, failed, job.ID, strings.ReplaceAll(problem.Error(), "\x00", ""), attempts)
		return err
	}
	_, err := tx.ExecContext(limited, "delete from jobs where id = $1", job.ID)
	return err
}
