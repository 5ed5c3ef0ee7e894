// Writes src/evaluate/patterns/unicode.bin from Go's own tables, which Terraform's patterns are matched by:
//
//	go run tests/conformance/unicode.go src/evaluate/patterns/unicode.bin
//
// Two lists of runs that cover all code points: by general category, then by script. A run is its length, seven bits a
// byte, the lowest first, and the number of its name: 0 where it has none, else its place in the sorted names.
package main

import (
	"os"
	"slices"
	"strings"
	"unicode"
)

func main() {
	var categories, scripts []string
	for name := range unicode.Categories {
		if len(name) == 2 && name != "Cn" && strings.ToUpper(name) != name {
			categories = append(categories, name)
		}
	}
	for name := range unicode.Scripts {
		scripts = append(scripts, name)
	}
	var out []byte
	for _, list := range []struct {
		names  []string
		tables map[string]*unicode.RangeTable
	}{{categories, unicode.Categories}, {scripts, unicode.Scripts}} {
		slices.Sort(list.names)
		of := make([]byte, unicode.MaxRune+1)
		for at, name := range list.names {
			for _, it := range list.tables[name].R16 {
				for c := uint32(it.Lo); c <= uint32(it.Hi); c += uint32(it.Stride) {
					of[c] = byte(at + 1)
				}
			}
			for _, it := range list.tables[name].R32 {
				for c := it.Lo; c <= it.Hi; c += it.Stride {
					of[c] = byte(at + 1)
				}
			}
		}
		for at := 0; at < len(of); {
			end := at
			for end < len(of) && of[end] == of[at] {
				end++
			}
			length := end - at
			for ; length > 127; length >>= 7 {
				out = append(out, byte(length&127|128))
			}
			out = append(out, byte(length), of[at])
			at = end
		}
		println(strings.Join(list.names, " "))
	}
	if err := os.WriteFile(os.Args[1], out, 0o644); err != nil {
		panic(err)
	}
}
