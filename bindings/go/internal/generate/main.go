// Command generate writes the parts of the binding that follow from the library's tables: a type with constants for
// each vocabulary, and a struct for each kind of facts, from the JSON Schema that the library gives of itself.
//
// Run by go generate in the folder of the package interventions.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	folder := "."
	if len(os.Args) > 1 {
		folder = os.Args[1]
	}
	files, err := generate()
	if err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			fmt.Fprintln(os.Stderr, "generate:", err)
			os.Exit(1)
		}
	}
}
