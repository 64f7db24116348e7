package database

import (
	"context"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/lib/pq"
)

const (
	// longest is how long a statement may take; the database ends it then.
	longest = 10 * time.Second
	// grace is added to it for a database that does not even answer that.
	grace = 5 * time.Second
)

// Limited ends after as long as a statement may take, with the wait for a free connection.
func Limited(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, longest+grace)
}

// connector limits how long a statement may take; 0 is no limit. What the address says itself comes last and counts.
func connector(url string, limit time.Duration) (*pq.Connector, error) {
	address := url
	if strings.Contains(url, "://") {
		parsed, err := pq.ParseURL(url)
		if err != nil {
			return nil, err
		}
		address = parsed
	}
	made, err := pq.NewConnector(fmt.Sprintf("connect_timeout=2 statement_timeout=%d %s", limit.Milliseconds(), address))
	if err == nil && limit > 0 {
		made.Dialer(dialer{limit + grace})
	}
	return made, err
}

// A dialer makes connections that wait only so long for an answer.
type dialer struct {
	patience time.Duration
}

func (d dialer) Dial(network, address string) (net.Conn, error) {
	return d.DialContext(context.Background(), network, address)
}

func (d dialer) DialTimeout(network, address string, timeout time.Duration) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	return d.DialContext(ctx, network, address)
}

func (d dialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	return &impatient{Conn: conn, patience: d.patience}, nil
}

// impatient is a connection on which a read fails after a while. The driver reads only when it waits for an answer.
type impatient struct {
	net.Conn
	patience time.Duration
	limited  bool
}

// SetDeadline is the driver's own limit, while it logs in.
func (c *impatient) SetDeadline(t time.Time) error {
	c.limited = !t.IsZero()
	return c.Conn.SetDeadline(t)
}

func (c *impatient) Read(into []byte) (int, error) {
	if !c.limited {
		if err := c.Conn.SetReadDeadline(time.Now().Add(c.patience)); err != nil {
			return 0, err
		}
	}
	return c.Conn.Read(into)
}
