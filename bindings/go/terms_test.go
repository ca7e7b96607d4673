package interventions

import (
	"encoding/json"
	"testing"
)

func TestTermsAreThoseOfTheLibrary(t *testing.T) {
	if got := NeedEmotional.String(); got != "emotional" {
		t.Errorf("got %q", got)
	}
	if got := BasisCommunityOrder.Title(); got != "community order" {
		t.Errorf("got %q", got)
	}
	if got := Terms[Complexity](); len(got) != 3 || got[0] != ComplexityLow || got[2] != ComplexityHigh {
		t.Errorf("got %v", got)
	}
	if got := Sex(0).String() + ", " + Sex(77).Title(); got != "not known, term 77" {
		t.Errorf("got %q", got)
	}
}

func TestATermIsReadAndWrittenByItsName(t *testing.T) {
	data := must(json.Marshal([]NeedArea{NeedSocialInclusion}))
	if string(data) != `["social_inclusion"]` {
		t.Errorf("got %s", data)
	}
	var read []NeedArea
	if err := json.Unmarshal(data, &read); err != nil || read[0] != NeedSocialInclusion {
		t.Errorf("got %v, %v", read, err)
	}
	wantStatus(t, json.Unmarshal([]byte(`["gardening"]`), &read), ErrNotFound)
	_, err := json.Marshal(Sex(77))
	wantStatus(t, err, ErrNotFound)
}

func TestPrintedNamesAreFound(t *testing.T) {
	if got, err := Printed[NeedArea]("scope-2019", "Emotional Management"); got != NeedEmotional || err != nil {
		t.Errorf("got %v, %v", got, err)
	}
	if got, err := Printed[NeedArea]("", "Emotional Management"); got != NeedEmotional || err != nil {
		t.Errorf("of any source: got %v, %v", got, err)
	}
	_, err := Printed[NeedArea]("scope-2019", "Gardening")
	wantStatus(t, err, ErrNotFound)
	_, err = Printed[Deliverer]("", "NPS")
	wantStatus(t, err, ErrConflict)
	_, err = Printed[NeedArea]("scope-2019\x00", "Emotional Management")
	wantStatus(t, err, ErrArgument)
	_, err = Printed[NeedArea]("", "\x00")
	wantStatus(t, err, ErrArgument)
}
