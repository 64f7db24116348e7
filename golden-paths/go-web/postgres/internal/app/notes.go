package app

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"example.com/${{ values.name }}/internal/database"
	"example.com/${{ values.name }}/internal/server"
)

const longest = 1000

// showNotes is an example to replace: a page of notes, kept in the database.
func showNotes(db *database.Database) server.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		ctx, cancel := database.Limited(r.Context())
		defer cancel()
		rows, err := db.QueryContext(ctx, "select text from notes order by id desc limit 100")
		if err != nil {
			return err
		}
		defer rows.Close()
		var all []string
		for rows.Next() {
			var text string
			if err := rows.Scan(&text); err != nil {
				return err
			}
			all = append(all, text)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		return page(w, "notes.html", all)
	}
}

// addNote takes the page's form.
func addNote(db *database.Database) server.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		// A form of another site must not write here in a visitor's name.
		if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
			return &server.Refused{Status: http.StatusForbidden, Message: "This form is only taken from its own page."}
		}
		text, err := noteIn(r)
		if err != nil {
			return err
		}
		ctx, cancel := database.Limited(r.Context())
		defer cancel()
		if _, err := db.ExecContext(ctx, "insert into notes (text) values ($1)", text); err != nil {
			return err
		}
		w.Header().Set("Location", "./")
		w.WriteHeader(http.StatusSeeOther)
		return nil
	}
}

func noteIn(r *http.Request) (string, error) {
	body, err := server.Body(r)
	if err != nil {
		return "", err
	}
	form, err := url.ParseQuery(string(body))
	text := strings.TrimSpace(form.Get("text"))
	if err != nil || text == "" || utf8.RuneCountInString(text) > longest || !utf8.ValidString(text) || strings.Contains(text, "\x00") {
		message := fmt.Sprintf("A note is a text of 1 to %d characters.", longest)
		return "", &server.Refused{Status: http.StatusBadRequest, Message: message}
	}
	return text, nil
}
