package app

import (
	"bytes"
	"embed"
	"html/template"
	"mime"
	"net/http"
	"path"

	"example.com/${{ values.name }}/internal/server"
	"example.com/${{ values.name }}/internal/service"
)

const policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'"

//go:embed static pages
var files embed.FS

// assets is a route for each file of static/: no path of a request ever reaches the disk.
func assets() server.Routes {
	routes := server.Routes{}
	entries, _ := files.ReadDir("static")
	for _, entry := range entries {
		content, _ := files.ReadFile("static/" + entry.Name())
		kind := mime.TypeByExtension(path.Ext(entry.Name()))
		routes["/static/"+entry.Name()] = map[string]server.Handler{
			http.MethodGet: func(w http.ResponseWriter, _ *http.Request) error {
				w.Header().Set("Content-Type", kind)
				w.Header().Set("Cache-Control", "public, max-age=300")
				_, err := w.Write(content)
				return err
			},
		}
	}
	return routes
}

// page answers with a page of pages/ in the frame of them all; html/template escapes what is put in.
// Its links are relative: it may be served under any prefix.
func page(w http.ResponseWriter, name string, data any) error {
	pages, err := template.ParseFS(files, "pages/frame.html", "pages/"+name)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	values := map[string]any{"Service": service.Name, "Version": service.Version, "Data": data}
	if err := pages.ExecuteTemplate(&body, "frame.html", values); err != nil {
		return err
	}
	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Security-Policy", policy)
	header.Set("Referrer-Policy", "same-origin")
	header.Set("Cache-Control", "no-cache")
	_, err = body.WriteTo(w)
	return err
}
