// Package service says what this service is called, and which version of it runs.
package service

import "os"

// Name is the name it is known by in the catalog.
const Name = ${{ values.name | dump }}

// Version is the version that runs.
var Version = version()

func version() string {
	if version := os.Getenv("PAVED_VERSION"); version != "" {
		return version
	}
	return "development"
}
