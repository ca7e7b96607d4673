package interventions

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
)

func TestAFullServiceUserSurvivesGo(t *testing.T) {
	canonical := must(CheckFacts(FactsServiceUser, stored(t, "golden/service_user.json")))
	var read ServiceUser
	decode(t, canonical, &read)
	again := must(CheckFacts(FactsServiceUser, must(json.Marshal(read))))
	if !bytes.Equal(again, canonical) {
		t.Errorf("became\n%s\nfrom\n%s", again, canonical)
	}
}

func TestWhatIsNotKnownIsLeftOut(t *testing.T) {
	if got := string(must(json.Marshal(ServiceUser{}))); got != "{}" {
		t.Errorf("got %s", got)
	}
	known := ServiceUser{DependentOnAlcohol: No, Risk: &Risk{OGRS3: Known(0)}}
	if got := string(must(json.Marshal(known))); got != `{"dependent_on_alcohol":false,"risk":{"ogrs3":0}}` {
		t.Errorf("got %s", got)
	}
}

func TestAFlagHasThreeValues(t *testing.T) {
	var read []Flag
	if err := json.Unmarshal([]byte("[true,false,null]"), &read); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(read, []Flag{Yes, No, Unknown}) {
		t.Errorf("got %v", read)
	}
	if got := string(must(json.Marshal(read))); got != "[true,false,null]" {
		t.Errorf("got %s", got)
	}
	if err := json.Unmarshal([]byte(`["yes"]`), &read); err == nil {
		t.Errorf("got %v", read)
	}
	_, err := json.Marshal(Flag(7))
	wantStatus(t, err, ErrArgument)
}

func TestSchemasAndPersonalData(t *testing.T) {
	var schema struct {
		Title string `json:"title"`
	}
	if err := json.Unmarshal(must(Schema(FactsServiceUser)), &schema); err != nil || schema.Title == "" {
		t.Errorf("got %+v, %v", schema, err)
	}
	personal := must(PersonalData(FactsCaseload))
	found := false
	for _, pointer := range personal {
		found = found || pointer == "/service_users/*/date_of_birth"
	}
	if !found {
		t.Errorf("the date of birth is not among %q", personal)
	}
	_, err := Schema(99)
	wantStatus(t, err, ErrArgument)
	_, err = PersonalData(99)
	wantStatus(t, err, ErrArgument)
	_, err = CheckFacts(99, []byte("{}"))
	wantStatus(t, err, ErrArgument)
}
