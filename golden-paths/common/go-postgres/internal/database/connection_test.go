package database

import (
	"context"
	"errors"
	"net"
	"os"
	"testing"
	"time"
)

// silent is the address of something that accepts connections and says nothing.
func silent(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	return listener.Addr().String()
}

func TestDoesNotWaitForEverForAnAnswer(t *testing.T) {
	conn, err := dialer{50 * time.Millisecond}.Dial("tcp", silent(t))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for _, limit := range []time.Time{time.Now().Add(50 * time.Millisecond), {}} {
		if err := conn.SetDeadline(limit); err != nil {
			t.Fatal(err)
		}
		if _, err := conn.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("got %v", err)
		}
	}
}

func TestDoesNotWaitForEverToLogIn(t *testing.T) {
	db, err := Open("postgres://nobody@" + silent(t) + "/nothing?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	started := time.Now()
	if err := db.DB.PingContext(context.Background()); err == nil || time.Since(started) > longest {
		t.Errorf("after %v got %v", time.Since(started), err)
	}
}
