package interventions

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestAllOfTheCatalogueSurvivesGo(t *testing.T) {
	built := services(t)
	data := must(built.JSON())
	var directory Directory
	decode(t, data, &directory)
	again := must(CatalogueFromJSON(must(json.Marshal(directory))))
	defer again.Close()
	if !bytes.Equal(must(again.JSON()), data) {
		t.Error("the catalogue is another one after a way through Go's structs")
	}
}

func TestServicesAreFound(t *testing.T) {
	built := services(t)
	all := must(built.Services())
	if len(all) < 60 {
		t.Fatalf("only %d services", len(all))
	}
	for _, each := range all {
		if same := must(built.Find(each.Key+"@"+each.Edition, DateNone)); same != each {
			t.Errorf("%s@%s is found as %s@%s", each.Key, each.Edition, same.Key, same.Edition)
		}
		if same := must(built.Find(each.ID, DateNone)); same != each {
			t.Errorf("%s is found as %s", each.ID, same.ID)
		}
	}
	emotional := must(built.Find("personal-well-being/emotional", day))
	if emotional.Name == "" || len(emotional.Offers) == 0 || emotional.Needs[0] != NeedEmotional {
		t.Errorf("got %+v", emotional)
	}
	_, err := built.Find("gardening", day)
	wantStatus(t, err, ErrNotFound)
	_, err = built.Find("\x00", day)
	wantStatus(t, err, ErrArgument)
}

func TestASearchKeepsToItsQuery(t *testing.T) {
	built := services(t)
	found := must(built.Search(Query{Need: NeedFinance, Edition: "rate-card-2019", Day: &day}))
	if len(found) == 0 {
		t.Fatal("nothing found")
	}
	for _, each := range found {
		fits := false
		for _, need := range each.Needs {
			fits = fits || need == NeedFinance
		}
		if !fits || each.Edition != "rate-card-2019" {
			t.Errorf("found %s of %s", each.Key, each.Edition)
		}
	}
	_, err := built.Search(Query{Area: "atlantis"})
	wantStatus(t, err, ErrNotFound)
	_, err = built.Search(Query{Need: 77})
	wantStatus(t, err, ErrNotFound)
	_, err = built.Search(Query{Area: "No such key"})
	wantStatus(t, err, ErrInvalid)
}

func TestAreasFormATree(t *testing.T) {
	built := services(t)
	directory := must(built.Directory())
	inside := 0
	for _, area := range directory.Areas {
		if area.Parent == "" {
			continue
		}
		inside++
		if got := must(built.AreaWithin(area.Key, area.Parent)); got != Yes {
			t.Errorf("%s within %s: %s", area.Key, area.Parent, got)
		}
		if got := must(built.AreaWithin(area.Parent, area.Key)); got != No {
			t.Errorf("%s within %s: %s", area.Parent, area.Key, got)
		}
	}
	if inside == 0 {
		t.Error("no area lies inside another")
	}
	if got := must(built.AreaWithin("atlantis", directory.Areas[0].Key)); got != Unknown {
		t.Errorf("got %s", got)
	}
	_, err := built.AreaWithin("\x00", "essex")
	wantStatus(t, err, ErrArgument)
	_, err = built.AreaWithin("essex", "\x00")
	wantStatus(t, err, ErrArgument)
}

func TestAProvidersDirectoryIsAdded(t *testing.T) {
	built := must(BuiltinCatalogue())
	own := Directory{Services: []Service{{
		Kind: KindCommissionedService, Key: "gardening", Edition: "ours", Name: "Gardening",
		Offers: []Offer{{Setting: SettingCommunity, Criteria: []Criterion{
			{Group: 1, Subject: SubjectSex, Operation: OperatorIs, Value: SexFemale, Level: LevelEligibility,
				Rule: "OUR-1", Title: "a woman"},
			{Group: 2, Subject: SubjectAge, Operation: OperatorAtLeast, Value: 18, Level: LevelEligibility,
				Rule: "OUR-2", Title: "an adult"},
			{Group: 3, Subject: SubjectWillingToChange, Operation: OperatorIs, Value: true, Level: LevelSuitability,
				Rule: "OUR-3", Title: "willing"},
		}}},
	}}}
	added := must(built.With(own))
	defer added.Close()
	read := must(built.WithJSON(stored(t, "directory.json")))
	defer read.Close()
	if len(must(read.Services())) <= len(must(built.Services())) {
		t.Error("no service was added")
	}
	built.Close()
	answer := must(added.Assess(user, "gardening", day))
	if answer.Summary != MayNotRefer || answer.Findings[0].Outcome != No || answer.Findings[1].Outcome != Yes {
		t.Errorf("got %+v", answer)
	}
}

func TestAllMistakesOfADirectoryAreTold(t *testing.T) {
	built := services(t)
	_, err := built.WithJSON(stored(t, "directory_with_mistakes.json"))
	wantStatus(t, err, ErrInvalid)
	if got := Violations(err); len(got) < 5 {
		t.Errorf("got %v", got)
	}
}
