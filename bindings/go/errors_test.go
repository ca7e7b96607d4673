package interventions

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestStatusesHaveTheNamesOfTheLibrary(t *testing.T) {
	for status, name := range map[Status]string{
		ErrArgument: "ARGUMENT", ErrSize: "SIZE", ErrRange: "RANGE", ErrReserved: "RESERVED", ErrLimit: "LIMIT",
		ErrSyntax: "SYNTAX", ErrEncoding: "ENCODING", ErrControl: "CONTROL", ErrEscape: "ESCAPE", ErrNumber: "NUMBER",
		ErrInteger: "INTEGER", ErrDuplicate: "DUPLICATE", ErrTrailing: "TRAILING", ErrDepth: "DEPTH", ErrDate: "DATE",
		ErrInvalid: "INVALID", ErrVersion: "VERSION", ErrRule: "RULE", ErrCycle: "CYCLE", ErrState: "STATE",
		ErrNotFound: "NOT_FOUND", ErrConflict: "CONFLICT", ErrReused: "REUSED", ErrTaken: "TAKEN", ErrStore: "STORE",
		ErrOutcomeUnknown: "OUTCOME_UNKNOWN", ErrDamaged: "DAMAGED", ErrMemory: "MEMORY",
	} {
		if got := status.Name(); got != "IVN_ERROR_"+name {
			t.Errorf("%s is %s", name, got)
		}
		if status.Error() == "" {
			t.Errorf("%s says nothing", name)
		}
	}
}

func TestAllMistakesAreToldAtOnce(t *testing.T) {
	_, err := CheckFacts(FactsServiceUser, []byte(`{"sex": "m", "date_of_birth": "2 April 1990", "sentences": [{}]}`))
	wantStatus(t, err, ErrInvalid)
	found := map[string]bool{}
	for _, violation := range Violations(fmt.Errorf("wrapped: %w", err)) {
		found[violation.Pointer] = true
		if violation.Message == "" || violation.Status >= 0 || !strings.HasPrefix(violation.String(), violation.Pointer) {
			t.Errorf("got %+v", violation)
		}
	}
	for _, pointer := range []string{"/sex", "/date_of_birth", "/sentences/0/basis"} {
		if !found[pointer] {
			t.Errorf("nothing on %s in %v", pointer, found)
		}
	}
	first := Violations(err)[0]
	if first.Offset != 8 || first.String() != "/sex: another word stands here; expected one of: male, female" {
		t.Errorf("got %d, %q", first.Offset, first)
	}
	first.Pointer, first.Expected = "", ""
	if first.String() != "another word stands here" {
		t.Errorf("got %q", first)
	}
	if !strings.Contains(err.Error(), "/sex") || !strings.HasSuffix(err.Error(), "(and 2 more)") {
		t.Errorf("the error says %q", err)
	}
}

func TestASyntaxErrorHasItsPlace(t *testing.T) {
	_, err := CheckFacts(FactsServiceUser, []byte(`{"sex": male}`))
	var detail *Error
	if !errors.As(err, &detail) || detail.Status != ErrSyntax || detail.Offset != 8 {
		t.Errorf("got %#v", err)
	}
	if !strings.Contains(err.Error(), "at byte 8") {
		t.Errorf("the error says %q", err)
	}
}

func TestOtherErrorsHaveNoViolations(t *testing.T) {
	if got := Violations(errors.New("another")); got != nil {
		t.Errorf("got %v", got)
	}
	if got := Violations(nil); got != nil {
		t.Errorf("got %v", got)
	}
	if errors.Is(statusError(-100), ErrRange) {
		t.Error("one status is another")
	}
}
