// Package logging writes one line of JSON an event, so that a log store can search by field.
package logging

import (
	"encoding/json"
	"io"
	"os"
	"sync"
	"time"

	"example.com/${{ values.name }}/internal/service"
)

var (
	lock   sync.Mutex
	output io.Writer = os.Stdout
)

// Info tells of what happened, with fields in turn: name, value, name, value.
func Info(message string, fields ...any) { write("info", message, fields) }

// Warn tells of what may need attention.
func Warn(message string, fields ...any) { write("warn", message, fields) }

// Error tells of what went wrong.
func Error(message string, fields ...any) { write("error", message, fields) }

func write(level, message string, fields []any) {
	line := map[string]any{
		"time":    time.Now().UTC().Format("2006-01-02T15:04:05.000Z"),
		"level":   level,
		"message": message,
		"service": service.Name,
		"version": service.Version,
	}
	for i := 0; i+1 < len(fields); i += 2 {
		value := fields[i+1]
		if err, ok := value.(error); ok {
			value = err.Error()
		}
		if name, ok := fields[i].(string); ok {
			line[name] = value
		}
	}
	lock.Lock()
	defer lock.Unlock()
	_ = json.NewEncoder(output).Encode(line)
}
