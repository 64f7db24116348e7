// Package scratch gives tests a migrated database in a schema of its own.
package scratch

import (
	"crypto/rand"
	"encoding/hex"
	"net/url"
	"os"
	"testing"

	"example.com/${{ values.name }}/internal/database"
)

// Database is dropped when the test ends; the test is skipped where DATABASE_URL is not set.
func Database(t *testing.T) *database.Database {
	t.Helper()
	address := os.Getenv("DATABASE_URL")
	if address == "" {
		t.Skip("DATABASE_URL is not set")
	}
	admin := open(t, address)
	random := make([]byte, 8)
	if _, err := rand.Read(random); err != nil {
		t.Fatal(err)
	}
	schema := "test_" + hex.EncodeToString(random)
	execute(t, admin, "create schema "+schema)
	t.Cleanup(func() { execute(t, admin, "drop schema "+schema+" cascade") })
	own, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	query := own.Query()
	query.Set("search_path", schema)
	own.RawQuery = query.Encode()
	db := open(t, own.String())
	db.Migrate()
	return db
}

func open(t *testing.T, address string) *database.Database {
	t.Helper()
	db, err := database.Open(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	return db
}

func execute(t *testing.T, db *database.Database, statement string) {
	t.Helper()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}
