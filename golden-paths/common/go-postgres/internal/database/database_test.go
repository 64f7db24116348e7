package database_test

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"

	"example.com/${{ values.name }}/internal/database"
	"example.com/${{ values.name }}/internal/scratch"
)

func TestSaysWhatToDoWhenItIsNotToldWhereTheDatabaseIs(t *testing.T) {
	if _, err := database.Open(""); err == nil || !strings.Contains(err.Error(), "DATABASE_URL is not set. Set it to") {
		t.Errorf("got %v", err)
	}
}

func TestIsNotReadyWhileTheDatabaseIsAway(t *testing.T) {
	db, err := database.Open("postgres://nobody@127.0.0.1:1/nothing?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		db.Migrate()
		close(ended)
	}()
	if db.Ready(context.Background()) {
		t.Error("is ready")
	}
	db.Close()
	<-ended
}

func TestIsReadyOnceMigratedAndMigratesOnce(t *testing.T) {
	db := scratch.Database(t)
	db.Migrate()
	var count int
	if err := db.QueryRow("select count(*) from schema_migrations").Scan(&count); err != nil || count != 1 {
		t.Errorf("%d migrations, %v", count, err)
	}
	if !db.Ready(context.Background()) {
		t.Error("is not ready")
	}
}

func TestLimitsHowLongAStatementMayTake(t *testing.T) {
	db := scratch.Database(t)
	var limit string
	if err := db.QueryRow("show statement_timeout").Scan(&limit); err != nil || limit != "10s" {
		t.Errorf("got %q, %v", limit, err)
	}
}

func TestUndoesWhatFails(t *testing.T) {
	db := scratch.Database(t)
	expected := errors.New("as expected")
	err := db.InTransaction(context.Background(), func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "create table gone ()"); err != nil {
			return err
		}
		return expected
	})
	var there bool
	if scan := db.QueryRow("select to_regclass('gone') is not null").Scan(&there); scan != nil || there || !errors.Is(err, expected) {
		t.Errorf("there: %v, %v, %v", there, err, scan)
	}
}
