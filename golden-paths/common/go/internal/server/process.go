package server

import (
	"os"
	"strconv"
	"strings"
	"time"

	"example.com/${{ values.name }}/internal/metrics"
	"example.com/${{ values.name }}/internal/service"
)

func init() {
	started := float64(time.Now().UnixMilli()) / 1000
	metrics.NewGauge("service_info", "Which version runs; always 1.",
		func() float64 { return 1 }, "service", service.Name, "version", service.Version)
	metrics.NewGauge("process_start_time_seconds", "When the process started, in Unix time.",
		func() float64 { return started })
	metrics.NewGauge("process_resident_memory_bytes", "Memory held by the process.", resident)
}

func resident() float64 {
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	pages, _ := strconv.ParseFloat(append(strings.Fields(string(statm)), "0", "0")[1], 64)
	return pages * float64(os.Getpagesize())
}
