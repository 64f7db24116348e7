package app

import (
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"example.com/${{ values.name }}/internal/database"
	"example.com/${{ values.name }}/internal/server"
)

const longest = 1000

type note struct {
	ID   int64  `json:"id"`
	Text string `json:"text"`
}

// notes is an example to replace: notes, kept in the database.
func notes(db *database.Database) map[string]server.Handler {
	return map[string]server.Handler{
		http.MethodGet: func(w http.ResponseWriter, r *http.Request) error {
			all, err := list(r, db)
			if err != nil {
				return err
			}
			return server.JSON(w, http.StatusOK, all)
		},
		http.MethodPost: func(w http.ResponseWriter, r *http.Request) error {
			text, err := noteIn(r)
			if err != nil {
				return err
			}
			added := note{Text: text}
			ctx, cancel := database.Limited(r.Context())
			defer cancel()
			const insert = "insert into notes (text) values ($1) returning id"
			if err := db.QueryRowContext(ctx, insert, text).Scan(&added.ID); err != nil {
				return err
			}
			return server.JSON(w, http.StatusCreated, added)
		},
	}
}

func list(r *http.Request, db *database.Database) ([]note, error) {
	ctx, cancel := database.Limited(r.Context())
	defer cancel()
	rows, err := db.QueryContext(ctx, "select id, text from notes order by id desc limit 100")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := []note{}
	for rows.Next() {
		var one note
		if err := rows.Scan(&one.ID, &one.Text); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

func noteIn(r *http.Request) (string, error) {
	body, err := server.Body(r)
	if err != nil {
		return "", err
	}
	text := strings.TrimSpace(string(body))
	if text == "" || utf8.RuneCountInString(text) > longest || !utf8.ValidString(text) || strings.Contains(text, "\x00") {
		message := fmt.Sprintf("A note is a text of 1 to %d characters, for example: curl --data 'Buy milk' .../notes", longest)
		return "", &server.Refused{Status: http.StatusBadRequest, Message: message}
	}
	return text, nil
}
