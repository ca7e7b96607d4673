package sqlstore

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	ivn "interventions"
)

// compiled gives the program other, on the adapters in C.
func compiled(t *testing.T) string {
	t.Helper()
	folder, adapters := t.TempDir(), filepath.Join("..", "..")
	run := func(name string, arguments ...string) string {
		t.Helper()
		told, err := exec.Command(name, arguments...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, told)
		}
		return strings.TrimSpace(string(told))
	}
	program := filepath.Join(folder, "other")
	arguments := []string{"-std=c11", "-Wall", "-Werror", "-D_POSIX_C_SOURCE=200809L", "-o", program,
		filepath.Join("testdata", "other.c")}
	for _, each := range []string{"sqlite", "postgresql"} {
		// Each adapter has a header of its own of that name.
		source, object := filepath.Join(adapters, each), filepath.Join(folder, each)
		run("mkdir", object)
		run("python3", filepath.Join(adapters, "sqlite", "embed.py"), filepath.Join(source, "schema.sql"),
			filepath.Join(object, "schema.h"), "ivni_"+each+"_schema")
		files, err := filepath.Glob(filepath.Join(source, "*.c"))
		fine(t, err)
		for _, file := range files {
			out := filepath.Join(object, filepath.Base(file)+".o")
			flags := strings.Fields(run("pkg-config", "--cflags", "interventions", "sqlite3", "libpq"))
			run("cc", append([]string{"-std=c11", "-D_POSIX_C_SOURCE=200809L", "-I", object, "-I", source, "-c", "-o", out,
				file}, flags...)...)
			arguments = append(arguments, out)
		}
		arguments = append(arguments, "-I", source)
	}
	flags := strings.Fields(run("pkg-config", "--cflags", "--libs", "interventions", "sqlite3", "libpq"))
	run("cc", append(arguments, flags...)...)
	return program
}

// inPython gives the program other on the store in Python, where IVN_TEST_PYTHON names an interpreter with the package
// interventions.
func inPython() []string {
	python := os.Getenv("IVN_TEST_PYTHON")
	if python == "" {
		return nil
	}
	return []string{python, filepath.Join("testdata", "other.py")}
}

// Go, C and Python take turns at one referral, and each finds what the others wrote.
func TestAReferralIsLivedInTurnsWithOtherLanguages(t *testing.T) {
	program := compiled(t)
	onEach(t, func(t *testing.T, on *place) {
		store, db := on.plain(t)
		defer db.Close()
		place := strings.TrimSuffix(on.path, "&synchronous_commit=off")
		others := [][]string{{program}}
		if on.schema == "sqlite" {
			place = strings.TrimPrefix(strings.Split(place, "?")[0], "file:")
			if python := inPython(); python != nil {
				others = append(others, python)
			} else {
				t.Log("without Python: IVN_TEST_PYTHON names no interpreter")
			}
		}
		ask := func(other []string, arguments ...string) string {
			t.Helper()
			arguments = append([]string{on.schema, place}, arguments...)
			told, err := exec.Command(other[0], append(other[1:len(other):len(other)], arguments...)...).CombinedOutput()
			if err != nil {
				t.Fatalf("%v: %s", err, told)
			}
			return strings.TrimSpace(string(told))
		}
		cases, record := ivn.NewCaseload(store, environment(9)), ""
		for i, each := range life(1) {
			each.Record = record
			var left string
			if turn := i % (1 + len(others)); turn > 0 {
				given, err := json.Marshal(each)
				fine(t, err)
				left = ask(others[turn-1], "9", string(given))
			} else {
				change, err := cases.Do(background, each)
				fine(t, err)
				left, record = body(t, change.Record), change.ID
			}
			kept, err := cases.Get(background, record)
			fine(t, err)
			if got := body(t, kept); got != left {
				t.Errorf("command %d left\n%s\nGo reads\n%s", i, left, got)
			}
			for _, other := range others {
				if got := ask(other, "9"); got != left {
					t.Errorf("command %d left\n%s\n%s reads\n%s", i, left, other[0], got)
				}
			}
		}
	})
}

func body(t *testing.T, record *ivn.Record) string {
	t.Helper()
	defer record.Close()
	data, err := record.JSON()
	fine(t, err)
	return string(data)
}
