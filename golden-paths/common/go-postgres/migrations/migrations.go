// Package migrations holds the changes of the database's tables, applied in the order of their names.
package migrations

import "embed"

// Files are the migrations.
//
//go:embed *.sql
var Files embed.FS
