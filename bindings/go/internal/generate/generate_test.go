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

func TestBodiesAreThoseOfTheConditions(t *testing.T) {
	bodies, err := readBodies([]byte(`{"$defs": {"command": {"allOf": [
		{"then": {"properties": {"body": {"$ref": "#/$defs/note"}}}}, {"then": {"properties": {"body": false}}}]}}}`))
	if err != nil || len(bodies) != 1 || !bodies["note"] {
		t.Errorf("got %v, %v", bodies, err)
	}
	for _, refused := range []string{"[", `{"$defs": {"command": {"allOf": [{"then": {"properties": {"body": 7}}}]}}}`} {
		if bodies, err := readBodies([]byte(refused)); err == nil {
			t.Errorf("%s: got %v", refused, bodies)
		}
	}
}

func TestAMemberOfAnUnknownTypeIsRefused(t *testing.T) {
	if kind, err := (property{Type: []byte(`"number"`)}).goType(); err == nil {
		t.Errorf("got type %q", kind)
	}
}
