// Package database is the database that DATABASE_URL names.
package database

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io/fs"
	"sync/atomic"
	"time"

	"example.com/${{ values.name }}/internal/logging"
	"example.com/${{ values.name }}/internal/metrics"
	"example.com/${{ values.name }}/migrations"
)

const (
	advisoryLock = 7_265_100
	againAfter   = time.Second
	patience     = 2 * time.Second
)

// A Database has its tables made and changed in the background until that succeeds.
type Database struct {
	*sql.DB
	unlimited driver.Connector
	migrated  atomic.Bool
	up        atomic.Bool
	closing   context.Context
	close     context.CancelFunc
}

// Open connects when it is used first.
func Open(url string) (*Database, error) {
	if url == "" {
		return nil, errors.New("DATABASE_URL is not set. Set it to, for example, postgres://user:password@localhost:5432/name")
	}
	limited, err := connector(url, longest)
	if err != nil {
		return nil, errors.New("DATABASE_URL is no address of a database, such as postgres://user:password@localhost:5432/name")
	}
	unlimited, err := connector(url, 0)
	if err != nil {
		return nil, err
	}
	db := &Database{DB: sql.OpenDB(limited), unlimited: unlimited}
	db.SetMaxOpenConns(10)
	db.SetConnMaxIdleTime(5 * time.Minute)
	db.closing, db.close = context.WithCancel(context.Background())
	metrics.NewGauge("database_up", "Whether the database answered the last time it was asked: 1 or 0.", func() float64 {
		if db.up.Load() {
			return 1
		}
		return 0
	})
	return db, nil
}

// Migrated says whether its tables are as this version needs them.
func (db *Database) Migrated() bool { return db.migrated.Load() }

// Migrate applies the migrations, again and again until the database is there. They may take as long as they need.
func (db *Database) Migrate() {
	unlimited := sql.OpenDB(db.unlimited)
	defer func() { _ = unlimited.Close() }()
	for db.closing.Err() == nil && !db.migrated.Load() {
		if err := inTransaction(db.closing, unlimited, apply); err == nil {
			db.migrated.Store(true)
		} else {
			logging.Warn("the database can not be migrated yet", "error", err)
			select {
			case <-db.closing.Done():
			case <-time.After(againAfter):
			}
		}
	}
}

// Ready says whether it answers and has its tables.
func (db *Database) Ready(ctx context.Context) bool {
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	db.up.Store(db.PingContext(limited) == nil)
	return db.migrated.Load() && db.up.Load()
}

// InTransaction runs work in a transaction, which is undone when work fails.
func (db *Database) InTransaction(ctx context.Context, work func(context.Context, *sql.Tx) error) error {
	return inTransaction(ctx, db.DB, work)
}

func inTransaction(ctx context.Context, db *sql.DB, work func(context.Context, *sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if err := work(ctx, tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Close ends all connections. One that was broken already can't be ended in order; that is no failure of the service.
func (db *Database) Close() {
	db.close()
	if err := db.DB.Close(); err != nil {
		logging.Warn("a connection to the database was broken when it was closed", "error", err)
	}
}

// apply applies each file once, in the order of their names; instances that start together wait for one another.
func apply(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, "select pg_advisory_xact_lock($1)", advisoryLock); err != nil {
		return err
	}
	const table = "create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())"
	if _, err := tx.ExecContext(ctx, table); err != nil {
		return err
	}
	names, err := fs.Glob(migrations.Files, "*.sql")
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := applyOne(ctx, tx, name); err != nil {
			return err
		}
	}
	return nil
}

func applyOne(ctx context.Context, tx *sql.Tx, name string) error {
	result, err := tx.ExecContext(ctx, "insert into schema_migrations (name) values ($1) on conflict do nothing", name)
	if err != nil {
		return err
	}
	if added, err := result.RowsAffected(); err != nil || added == 0 {
		return err
	}
	statements, err := fs.ReadFile(migrations.Files, name)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, string(statements)); err != nil {
		return err
	}
	logging.Info("applied a migration", "migration", name)
	return nil
}
