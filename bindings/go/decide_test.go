package interventions

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

func TestAFirstDecision(t *testing.T) {
	answer := must(services(t).Assess(user, "personal-well-being/emotional", day))
	if answer.Summary != MayRefer || len(answer.Questions) != 0 || answer.Day != day {
		t.Errorf("got %+v", answer)
	}
	for _, finding := range answer.Findings {
		if finding.Rule == "" || finding.Reason == "" || finding.Source == "" || finding.Subject == 0 {
			t.Errorf("got %+v", finding)
		}
	}
}

func TestWhatIsMissingIsAskedFor(t *testing.T) {
	answer := must(services(t).Assess(ServiceUser{}, "personal-well-being/emotional", day))
	if answer.Summary != FindOutFirst || len(answer.Questions) == 0 {
		t.Fatalf("got %+v", answer)
	}
	found := false
	for _, question := range answer.Questions {
		found = found || question.Subject == SubjectSex && question.Pointer == "/sex" && question.Title != ""
	}
	if !found {
		t.Errorf("got %+v", answer.Questions)
	}
}

func TestJSONDoesAsWellAsAStruct(t *testing.T) {
	built := services(t)
	fromJSON := must(built.Assess(JSON(must(json.Marshal(user))), "personal-well-being/emotional", day))
	fromStruct := must(built.Assess(&user, "personal-well-being/emotional", day))
	if !reflect.DeepEqual(fromJSON, fromStruct) {
		t.Errorf("got %+v and %+v", fromJSON, fromStruct)
	}
}

// The structs of answers are written by hand: what the library writes must all arrive in them, and nothing else.
func TestAnswersLoseNothingOnTheWay(t *testing.T) {
	built, rules := services(t), rulebook(t)
	full := JSON(stored(t, "golden/service_user.json"))
	needs := []Need{{Area: NeedEmotional, Complexity: ComplexityHigh}}
	for _, facts := range []Facts{user, full, ServiceUser{}} {
		arrives[assessments](t, func(raw any) error { return built.assessAll(facts, day, raw) })
		arrives[Recommendation](t, func(raw any) error { return built.recommend(facts, needs, day, raw) })
	}
	people := must(NewPeople(user, ServiceUser{}))
	defer people.Close()
	other := must(rules.WithOverrides(Override{Rule: "WB-AGE", Parameter: "years", Value: Known(90), Source: "us"}))
	defer other.Close()
	arrives[Comparison](t, func(raw any) error { return built.whatIf(people, other, day, raw) })
}

func arrives[T any](t *testing.T, ask func(any) error) {
	t.Helper()
	var written json.RawMessage
	if err := ask(&written); err != nil {
		t.Fatal(err)
	}
	var answer T
	decode(t, written, &answer)
	var before, after any
	decode(t, written, &before)
	decode(t, must(json.Marshal(answer)), &after)
	if place := difference(before, after, ""); place != "" {
		t.Errorf("%T is another one: %s", answer, place)
	}
}

// difference gives the first place where two JSON values differ, or "".
func difference(a, b any, at string) string {
	first, isObject := a.(map[string]any)
	second, areObjects := b.(map[string]any)
	if isObject && areObjects && len(first) >= len(second) {
		for name := range first {
			if found := difference(first[name], second[name], at+"/"+name); found != "" {
				return found
			}
		}
		return ""
	}
	list, isList := a.([]any)
	other, areLists := b.([]any)
	if isList && areLists && len(list) == len(other) {
		for i := range list {
			if found := difference(list[i], other[i], at+"/"+strconv.Itoa(i)); found != "" {
				return found
			}
		}
		return ""
	}
	if reflect.DeepEqual(a, b) {
		return ""
	}
	return fmt.Sprintf("%s: %v became %v", at, a, b)
}

func TestEveryServiceIsAnswered(t *testing.T) {
	built := services(t)
	answers := must(built.AssessAll(user, day))
	if len(answers) < 50 {
		t.Fatalf("only %d answers", len(answers))
	}
	for _, each := range answers {
		single := must(built.Assess(user, each.Service+"@"+each.Edition, day))
		if !reflect.DeepEqual(*single, each) {
			t.Errorf("%s: got %+v and %+v", each.Service, single, each)
		}
	}
}

func TestARecommendationServesNeeds(t *testing.T) {
	built := services(t)
	recommended := must(built.Recommend(user, []Need{{Area: NeedEmotional, Complexity: ComplexityMedium}}, day))
	if len(recommended.Suggestions) == 0 || recommended.Day != day {
		t.Fatalf("got %+v", recommended)
	}
	for _, each := range recommended.Suggestions {
		if each.Need != NeedEmotional || each.Complexity != ComplexityMedium || each.Assessment.Service == "" {
			t.Errorf("got %+v", each)
		}
	}
	identified := user
	identified.Needs = []Need{{Area: NeedFinance, Identified: Yes}}
	recommended = must(built.Recommend(identified, nil, day))
	if len(recommended.Suggestions) == 0 || recommended.Suggestions[0].Need != NeedFinance {
		t.Errorf("got %+v", recommended)
	}
	if none := must(built.Recommend(user, []Need{}, day)); len(none.Suggestions) != 0 {
		t.Errorf("for no needs: got %+v", none)
	}
	_, err := built.Recommend(user, []Need{{Complexity: ComplexityLow}}, day)
	wantStatus(t, err, ErrInvalid)
}

func TestAnotherRulebookChangesAnswers(t *testing.T) {
	built, rules := services(t), rulebook(t)
	other := must(rules.WithOverrides(Override{Rule: "WB-AGE", Parameter: "years", Value: Known(40), Source: "us"}))
	defer other.Close()
	people := must(NewPeople(ServiceUser{}, user))
	defer people.Close()
	compared := must(built.WhatIf(people, other, day))
	found := false
	for _, change := range compared.Changes {
		if change.User == 2 && change.Service == "personal-well-being/emotional" {
			found = change.Before == MayRefer && change.After == MayNotRefer && change.Rules[0] == "WB-AGE"
		}
	}
	if !found || compared.AnswerCount == 0 {
		t.Errorf("got %+v", compared)
	}
	answer := must(built.Under(other).Assess(user, "personal-well-being/emotional", day))
	if answer.Summary != MayNotRefer {
		t.Errorf("under the other rulebook: got %s", answer.Summary)
	}
	if answer = must(built.Assess(user, "personal-well-being/emotional", day)); answer.Summary != MayRefer {
		t.Errorf("under the documents' rulebook: got %s", answer.Summary)
	}
}

func TestAScreeningAnswersAsOneByOne(t *testing.T) {
	built := services(t)
	people := []ServiceUser{user, {}, {Sex: SexFemale}, {DateOfBirth: Known(day + 1)}}
	everybody := must(NewPeople(people...))
	defer everybody.Close()
	screening := must(built.Screening(day))
	defer screening.Close()
	answers, partial, err := screening.Run(everybody)
	if err != nil || !partial || screening.Day() != day || everybody.Len() != len(people) {
		t.Fatalf("partial %v, %v", partial, err)
	}
	for i, person := range people[:3] {
		for j, service := range screening.Services() {
			single := must(built.Assess(person, service.ID, day))
			if got := answers.At(i, j); got != single.Summary {
				t.Errorf("person %d, %s: %s in bulk, %s alone", i, service.Key, got, single.Summary)
			}
		}
	}
	if strings.Trim(string(answers.Row(3)), "\x00") != "" {
		t.Errorf("not born yet: got %v", answers.Row(3))
	}
	nobody := must(NewPeople())
	defer nobody.Close()
	if _, partial, err := screening.Run(nobody); partial || err != nil {
		t.Errorf("of nobody: %v, %v", partial, err)
	}
}

func TestDecisionsRefuseWhatTheyCannotAnswer(t *testing.T) {
	built := services(t)
	_, err := built.Assess(user, "gardening", day)
	wantStatus(t, err, ErrNotFound)
	_, err = built.Assess(user, "\x00", day)
	wantStatus(t, err, ErrArgument)
	_, err = built.Assess(user, "mentoring", DateNone)
	wantStatus(t, err, ErrRange)
	_, err = built.Assess(JSON(`{"sex": "m"}`), "mentoring", day)
	wantStatus(t, err, ErrInvalid)
	if got := Violations(err); len(got) != 1 || got[0].Pointer != "/sex" {
		t.Errorf("got %+v", got)
	}
	_, err = built.Assess(ServiceUser{Sex: 77}, "mentoring", day)
	wantStatus(t, err, ErrNotFound)
	_, err = built.AssessAll(JSON(`[]`), day)
	wantStatus(t, err, ErrInvalid)
	_, err = NewPeople(ServiceUser{}, ServiceUser{Risk: &Risk{OGRS3: Known(101)}})
	wantStatus(t, err, ErrInvalid)
	if got := Violations(err); len(got) != 1 || got[0].Pointer != "/service_users/1/risk/ogrs3" {
		t.Errorf("got %+v", got)
	}
	_, err = built.Screening(DateNone)
	wantStatus(t, err, ErrRange)
}
