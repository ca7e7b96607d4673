package interventions

import (
	"bytes"
	"strings"
	"testing"
)

func TestTheRulebookTellsItsRules(t *testing.T) {
	rules := rulebook(t)
	all := must(rules.Rules())
	if len(all) < 100 {
		t.Fatalf("only %d rules", len(all))
	}
	for _, each := range all {
		same, err := rules.Rule(each.Code)
		if err != nil || same.Code != each.Code || each.Title == "" || len(same.Parameters) != len(each.Parameters) {
			t.Errorf("%s: got %+v, %v", each.Code, same, err)
		}
	}
	editions := must(rules.Editions())
	if len(editions) < 6 || editions[0].Key != "custody-2015" || editions[0].Title == "" {
		t.Errorf("got %+v", editions)
	}
	months := must(rules.Parameter("RC-BBR-2/months"))
	if months.Name != "months" || months.Unit != UnitMonths || *months.Value != *months.Original || months.Source != "" {
		t.Errorf("got %+v", months)
	}
}

func TestAnOverrideNamesItsSource(t *testing.T) {
	rules := must(BuiltinRulebook())
	changed := must(rules.WithOverrides(Override{Rule: "RC-BBR-2", Parameter: "months", Value: Known(36), Source: "us"}))
	defer changed.Close()
	rules.Close()
	months := must(changed.Parameter("RC-BBR-2/months"))
	if *months.Value != 36 || *months.Original != 24 || months.Source != "us" {
		t.Errorf("got %+v", months)
	}
	until := date(t, "2026-01-31")
	ended := must(changed.WithOverrides(Override{Rule: "RC-BBR-2", To: &until, Source: "us"}))
	defer ended.Close()
	if rule := must(ended.Rule("RC-BBR-2")); rule.To == nil || *rule.To != until || rule.Source != "us" {
		t.Errorf("got %+v", rule)
	}
	if *must(ended.Parameter("RC-BBR-2/months")).Value != 36 {
		t.Error("the earlier override is gone")
	}
}

func TestAllMistakesOfOverridesAreTold(t *testing.T) {
	rules := rulebook(t)
	_, err := rules.WithOverrides(Override{Rule: "RC-NONE", Parameter: "months", Value: Known(1), Source: "us"},
		Override{Rule: "RC-BBR-2", Parameter: "months", Value: Known(-5), Source: "us"})
	wantStatus(t, err, ErrInvalid)
	violations := Violations(err)
	if len(violations) != 2 || violations[0].Status != ErrNotFound || violations[1].Status != ErrRange {
		t.Errorf("got %+v", violations)
	}
	_, err = rules.WithJSON([]byte("{"))
	wantStatus(t, err, ErrSyntax)
	_, err = rules.Rule("RC-NONE")
	wantStatus(t, err, ErrNotFound)
	_, err = rules.Parameter("RC-BBR-2/none")
	wantStatus(t, err, ErrNotFound)
	_, err = rules.Rule("RC\x00")
	wantStatus(t, err, ErrArgument)
	_, err = rules.Parameter("RC\x00")
	wantStatus(t, err, ErrArgument)
}

func TestTheRulebookIsWritten(t *testing.T) {
	rules := rulebook(t)
	if !bytes.Equal(must(rules.JSON()), must(rulebook(t).JSON())) {
		t.Error("equal rulebooks give different bytes")
	}
	if page := must(rules.Markdown()); !strings.Contains(page, "RC-BBR-2") {
		t.Error("the page lacks a rule")
	}
}

func TestAProfileTellsWhatFollows(t *testing.T) {
	rules := rulebook(t)
	profile := must(rules.Profile(user, day))
	age := profile.Subjects[SubjectAge-1]
	if age.Subject != SubjectAge || !age.Known || age.Low != 36 || age.High != 36 || profile.Day != day {
		t.Errorf("got %+v", age)
	}
	employment := profile.Subjects[SubjectEmployment-1]
	if employment.Known || employment.Missing != "/employment" {
		t.Errorf("got %+v", employment)
	}
	leaving := JSON(`{"custody": {"in_custody": true, "release_dates": [
		{"source": "conditional", "date": "2026-11-30"}, {"source": "expected", "date": "2026-12-24"}]}}`)
	profile = must(rules.Profile(leaving, day))
	if *profile.ReleaseDate != date(t, "2026-11-30") || profile.ReleaseSource != ReleaseConditional ||
		profile.Urgent != Yes || *profile.WeeksToRelease != 1 || len(profile.Remarks) == 0 {
		t.Errorf("got %+v", profile)
	}
	_, err := rules.Profile(JSON(`{"age": 36}`), day)
	wantStatus(t, err, ErrInvalid)
	_, err = rules.Profile(user, DateNone)
	wantStatus(t, err, ErrRange)
}
