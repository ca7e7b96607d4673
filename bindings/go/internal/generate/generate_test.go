package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestWhatIsGeneratedIsWhatIsStored(t *testing.T) {
	files, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		stored, err := os.ReadFile(filepath.Join("..", "..", name))
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(stored, content) {
			t.Errorf("%s is not what the library's tables give: run go generate", name)
		}
	}
}

func TestAMemberOfAnUnknownTypeIsRefused(t *testing.T) {
	if kind, err := (property{Type: []byte(`"number"`)}).goType(); err == nil {
		t.Errorf("got type %q", kind)
	}
}
