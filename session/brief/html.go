package brief

import (
	"bytes"
	"cmp"
	_ "embed"
	"html/template"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// printStyle is all the styling of a printed paper: no font, picture or script
// is fetched from anywhere.
//
//go:embed print.css
var printStyle string

// document is the frame of a printed paper. Its policy forbids a browser to run
// or to fetch anything, whatever the paper might hold.
var document = template.Must(template.New("paper").Parse(`<!DOCTYPE html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="doorstep">
<title>{{.Title}}</title>
<style>
{{.Style}}</style>
</head>
<body>
{{range .Sheets}}<section class="{{.Class}}">
{{.Body}}</section>
{{end}}</body>
</html>
`))

// Paper is what is printed as one file.
type Paper struct {
	Title  string // of the window and of the file's print-out
	Lang   string // "" is English
	Sheets []Sheet
}

// Sheet is a part of a paper that begins on a page of its own. Class chooses its
// layout: brief, annex, or one of the papers.
type Sheet struct{ Class, Markdown string }

// HTML is one of our papers as a single file to be printed: A4, without
// scripts, and without anything from a network. HTML in the Markdown is left
// out, and no link is made.
func HTML(p Paper) ([]byte, error) {
	type sheet struct {
		Class string
		Body  template.HTML
	}
	var sheets []sheet
	for _, s := range p.Sheets {
		var body bytes.Buffer
		if err := converter.Convert([]byte(s.Markdown), &body); err != nil {
			return nil, err
		}
		sheets = append(sheets, sheet{s.Class, template.HTML(body.String())})
	}
	var out bytes.Buffer
	err := document.Execute(&out, struct {
		Title, Lang string
		Style       template.CSS
		Sheets      []sheet
	}{p.Title, cmp.Or(p.Lang, "en"), template.CSS(printStyle), sheets})
	return out.Bytes(), err
}

// HTML is the brief as a file to be printed, the annex on sheets of its own.
func (d Doc) HTML(lang string) ([]byte, error) {
	p := Paper{Title: clean(d.Model.Title), Lang: cmp.Or(lang, d.Model.About.Session.Lang), Sheets: []Sheet{{"brief", d.Page}}}
	if d.Annex != "" {
		p.Sheets = append(p.Sheets, Sheet{"annex", d.Annex})
	}
	return HTML(p)
}

// converter knows what our papers are made of and nothing more: no autolinks.
var converter = goldmark.New(
	goldmark.WithExtensions(
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
		extension.Footnote,
	),
)
