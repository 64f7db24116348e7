// Package metrics keeps metrics and tells them in Prometheus' text format.
package metrics

import (
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
	"sync"
)

var (
	buckets    = []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}
	lock       sync.Mutex
	registered []metric
)

type metric struct {
	name, help, kind string
	write            func(io.Writer)
}

// A Counter only grows.
type Counter struct {
	name   string
	values map[string]uint64
}

// NewCounter makes a counter and registers it.
func NewCounter(name, help string) *Counter {
	c := &Counter{name: name, values: map[string]uint64{}}
	register(metric{name, help, "counter", func(w io.Writer) {
		for _, labels := range sorted(c.values) {
			fmt.Fprintf(w, "%s%s %d\n", name, braced(labels), c.values[labels])
		}
	}})
	return c
}

// From0 makes the series of these labels begin at 0, so that the first increase is seen as one.
func (c *Counter) From0(labels ...string) *Counter {
	lock.Lock()
	defer lock.Unlock()
	c.values[text(labels)] = 0
	return c
}

// Increase adds one to the series of these labels: name, value, name, value.
func (c *Counter) Increase(labels ...string) {
	lock.Lock()
	defer lock.Unlock()
	c.values[text(labels)]++
}

// NewGauge registers a number that goes up and down; read tells it when it is asked for.
func NewGauge(name, help string, read func() float64, labels ...string) {
	register(metric{name, help, "gauge", func(w io.Writer) {
		fmt.Fprintf(w, "%s%s %s\n", name, braced(text(labels)), number(read()))
	}})
}

// A Histogram counts how long something took, in seconds.
type Histogram struct {
	series map[string]*series
}

type series struct {
	counts []uint64
	sum    float64
	count  uint64
}

// NewHistogram makes a histogram and registers it.
func NewHistogram(name, help string) *Histogram {
	h := &Histogram{series: map[string]*series{}}
	register(metric{name, help, "histogram", func(w io.Writer) {
		for _, labels := range sorted(h.series) {
			one := h.series[labels]
			for i, limit := range buckets {
				fmt.Fprintf(w, "%s_bucket%s %d\n", name, braced(labels, "le", number(limit)), one.counts[i])
			}
			fmt.Fprintf(w, "%s_bucket%s %d\n", name, braced(labels, "le", "+Inf"), one.count)
			fmt.Fprintf(w, "%s_sum%s %s\n", name, braced(labels), number(one.sum))
			fmt.Fprintf(w, "%s_count%s %d\n", name, braced(labels), one.count)
		}
	}})
	return h
}

// Observe counts a duration in the series of these labels.
func (h *Histogram) Observe(seconds float64, labels ...string) {
	lock.Lock()
	defer lock.Unlock()
	key := text(labels)
	one := h.series[key]
	if one == nil {
		one = &series{counts: make([]uint64, len(buckets))}
		h.series[key] = one
	}
	for i, limit := range buckets {
		if seconds <= limit {
			one.counts[i]++
		}
	}
	one.sum += seconds
	one.count++
}

// Write writes all metrics.
func Write(w io.Writer) {
	lock.Lock()
	defer lock.Unlock()
	for _, m := range registered {
		fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n", m.name, m.help, m.name, m.kind)
		m.write(w)
	}
}

func register(m metric) {
	lock.Lock()
	defer lock.Unlock()
	registered = append(registered, m)
}

func text(labels []string) string {
	var pairs []string
	for i := 0; i+1 < len(labels); i += 2 {
		pairs = append(pairs, labels[i]+`="`+escaper.Replace(labels[i+1])+`"`)
	}
	return strings.Join(pairs, ",")
}

var escaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

func braced(labels string, more ...string) string {
	all := labels
	if extra := text(more); extra != "" && all != "" {
		all += "," + extra
	} else {
		all += extra
	}
	if all == "" {
		return ""
	}
	return "{" + all + "}"
}

func number(value float64) string { return strconv.FormatFloat(value, 'g', -1, 64) }

func sorted[V any](values map[string]V) []string {
	keys := make([]string, 0, len(values))
	for key := range values {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
