package interventions

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// stored reads a file of the project's test data.
func stored(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "tests", "data", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func date(t testing.TB, text string) Date {
	t.Helper()
	date, err := ParseDate(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return date
}

// must gives a value whose error would be a fault of the test.
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func wantStatus(t testing.TB, err error, status Status) {
	t.Helper()
	if !errors.Is(err, status) {
		t.Errorf("got %v, want %s", err, status.Name())
	}
}

func calendar(t testing.TB, division Division) *Calendar {
	t.Helper()
	made := must(NewCalendar(division))
	t.Cleanup(func() { made.Close() })
	return made
}

func services(t testing.TB) *Catalogue {
	t.Helper()
	made := must(BuiltinCatalogue())
	t.Cleanup(func() { made.Close() })
	return made
}

func rulebook(t testing.TB) *Rulebook {
	t.Helper()
	made := must(BuiltinRulebook())
	t.Cleanup(func() { made.Close() })
	return made
}

// decode reads JSON strictly: a member that the struct lacks is a fault.
func decode(t testing.TB, data []byte, into any) {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		t.Fatal(err)
	}
}

var (
	day  = NewDate(2026, time.November, 23)
	user = ServiceUser{
		Sex:         SexMale,
		DateOfBirth: Known(NewDate(1990, time.April, 2)),
		Sentences:   []Sentence{{Basis: BasisCommunityOrder, RehabilitationActivity: Yes}},
	}
)
