package app

import (
	"context"
	"errors"
	"sync"
	"testing"

	"example.com/${{ values.name }}/internal/database"
	"example.com/${{ values.name }}/internal/scratch"
)

func execute(t *testing.T, db *database.Database, statement string) {
	t.Helper()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func expectOne(t *testing.T, w *worker, expected bool) {
	t.Helper()
	if busy, err := w.one(); err != nil || busy != expected {
		t.Fatalf("got %v, %v, expected %v", busy, err, expected)
	}
}

func TestDoesEachJobOnceWhoeverTakesIt(t *testing.T) {
	db := scratch.Database(t)
	execute(t, db, "insert into jobs (payload) select to_jsonb(n) from generate_series(1, 20) n")
	var lock sync.Mutex
	done := map[string]int{}
	w := newWorker(db, func(_ context.Context, job Job) error {
		lock.Lock()
		defer lock.Unlock()
		done[string(job.Payload)]++
		return nil
	})
	var all sync.WaitGroup
	for i := 0; i < 3; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			for busy, err := w.one(); busy && err == nil; busy, err = w.one() {
			}
		}()
	}
	all.Wait()
	for payload, times := range done {
		if times != 1 {
			t.Errorf("did %s %d times", payload, times)
		}
	}
	if len(done) != 20 {
		t.Errorf("did %d jobs", len(done))
	}
	expectOne(t, w, false)
}

func TestTriesAJobAgainThatFailedLaterAndNotForEver(t *testing.T) {
	db := scratch.Database(t)
	execute(t, db, "insert into jobs default values")
	w := newWorker(db, func(context.Context, Job) error { return errors.New("no luck") })
	for attempt := 1; attempt <= attempts; attempt++ {
		expectOne(t, w, true)
		expectOne(t, w, false)
		execute(t, db, "update jobs set run_at = now() - interval '1 second'")
	}
	expectOne(t, w, false)
	var count int
	const query = "select count(*) from jobs where attempts = 5 and last_error = 'no luck' and failed_at is not null"
	if err := db.QueryRow(query).Scan(&count); err != nil || count != 1 {
		t.Errorf("got %d, %v", count, err)
	}
}

func TestStopsWhileTheDatabaseIsAway(t *testing.T) {
	db, err := database.Open("postgres://nobody@127.0.0.1:1/nothing?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	w := newWorker(db, nil)
	w.start()
	if err := w.stop(context.Background()); err != nil {
		t.Error(err)
	}
}
