package sqlstore

import (
	"encoding/json"
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

// Go and C take turns at one referral, and each finds what the other one wrote.
func TestAReferralIsLivedInTurnsByGoAndC(t *testing.T) {
	program := compiled(t)
	onEach(t, func(t *testing.T, on *place) {
		store, db := on.open(t)
		defer db.Close()
		place := on.path
		if on.schema == "sqlite" {
			place = strings.TrimPrefix(strings.Split(place, "?")[0], "file:")
		} else {
			place = strings.TrimSuffix(place, "&synchronous_commit=off")
		}
		other := func(arguments ...string) string {
			t.Helper()
			told, err := exec.Command(program, append([]string{on.schema, place}, arguments...)...).CombinedOutput()
			if err != nil {
				t.Fatalf("%v: %s", err, told)
			}
			return strings.TrimSpace(string(told))
		}
		cases, record := ivn.NewCaseload(store, environment(9)), ""
		for i, each := range life(1) {
			each.Record = record
			var left string
			if i%2 == 1 {
				given, err := json.Marshal(each)
				fine(t, err)
				left = other("9", string(given))
			} else {
				change, err := cases.Do(background, each)
				fine(t, err)
				left, record = body(t, change.Record), change.ID
			}
			kept, err := cases.Get(background, record)
			fine(t, err)
			if got := body(t, kept); got != left || other("9") != left {
				t.Errorf("command %d left\n%s\nGo reads\n%s\nC reads\n%s", i, left, got, other("9"))
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
