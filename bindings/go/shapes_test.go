package interventions

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// shapes are the structs written by hand, and those of the headers that they follow.
var shapes = map[string]any{
	"ivn_finding": Finding{}, "ivn_question": Question{}, "ivn_offer_answer": OfferAnswer{},
	"ivn_assessment_view": Assessment{}, "ivn_suggestion": Suggestion{}, "ivn_recommendation_view": Recommendation{},
	"ivn_change_of_answer": ChangeOfAnswer{}, "ivn_comparison_view": Comparison{},
	"ivn_duty": Duty{}, "ivn_appointment_view": AppointmentView{}, "ivn_plan_view": PlanView{},
	"ivn_referral_view": Referral{}, "ivn_event": NewsEvent{}, "ivn_index_key": IndexKey{}, "ivn_obstacle": Obstacle{},
	"ivn_next_step": NextStep{}, "ivn_explanation": Explanation{}, "ivn_rar_requirement": RARRequirement{},
	"ivn_form_view": EntryForm{}, "ivn_personal_datum": PersonalDatum{}, "ivn_personal_data_view": PersonalDataHeld{},
	"ivn_due": Due{}, "ivn_dues_view": Dues{}, "ivn_unread": Unread{},
}

// Counts that tell something by themselves; any other is that of a list.
var toldCounts = map[string]bool{"answer_count": true, "referral_count": true, "liaison_count": true}

var (
	comment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	member  = regexp.MustCompile(`(\w+)\s*(?:\[\w+\])?;`)
)

// declared gives the names of what a struct of the headers tells.
func declared(t *testing.T, headers, name string) map[string]bool {
	begin := strings.Index(headers, "typedef struct "+name+" {")
	end := strings.Index(headers, "} "+name+";")
	if begin < 0 || end < begin {
		t.Fatalf("the headers have no struct %s", name)
	}
	names := map[string]bool{}
	for _, found := range member.FindAllStringSubmatch(headers[begin:end], -1) {
		each := found[1]
		counts := each == "count" || strings.HasSuffix(each, "_count") && !toldCounts[each]
		if !counts && each != "size" && each != "length" && !strings.HasPrefix(each, "reserved") {
			names[each] = true
		}
	}
	return names
}

// headers gives the headers without their comments.
func headers(t *testing.T) string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "..", "include", "interventions", "*.h"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no headers: %v", err)
	}
	var all strings.Builder
	for _, path := range paths {
		all.Write(must(os.ReadFile(path)))
	}
	return comment.ReplaceAllString(all.String(), "")
}

func TestAStructHasTheMembersOfItsStruct(t *testing.T) {
	text := headers(t)
	for name, shape := range shapes {
		names := map[string]bool{}
		for _, field := range reflect.VisibleFields(reflect.TypeOf(shape)) {
			tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			names[tag] = true
		}
		if want := declared(t, text, name); !reflect.DeepEqual(names, want) {
			t.Errorf("%T has %v, %s has %v", shape, names, name, want)
		}
	}
}

func TestEveryKindOfFactsIsKnown(t *testing.T) {
	source := string(must(os.ReadFile("facts.go")))
	kinds := regexp.MustCompile(`\bIVN_FACTS_\w+ = (\d+)`).FindAllStringSubmatch(headers(t), -1)
	if len(kinds) < 13 {
		t.Fatalf("only %d kinds", len(kinds))
	}
	for _, each := range kinds {
		name, _, _ := strings.Cut(each[0], " ")
		if !strings.Contains(source, "C."+name+")") {
			t.Errorf("%s is not among the kinds", name)
		}
		if _, err := Schema(FactsKind(must(strconv.Atoi(each[1])))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
