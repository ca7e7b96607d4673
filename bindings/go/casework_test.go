package interventions

import (
	"bytes"
	"encoding/json"
	"reflect"
	"sort"
	"strings"
	"testing"
	"time"
)

func TestAReferralLivesFromDraftToReport(t *testing.T) {
	d := newDesk(t)
	for i, each := range life {
		change := d.now(each.time, each.role).give(each.kind, each.body(d))
		referral := must(change.Record.Referral())
		if referral.Phase != each.then || change.Revision != i+1 || change.Expected != i || change.Replayed ||
			change.Unchanged || len(change.Events) == 0 || change.Events[0].Role != each.role {
			t.Fatalf("%s: %s, %+v", each.kind, referral.Phase, change)
		}
	}
}

func TestWhereItStandsFollowsFromWhatHappened(t *testing.T) {
	d := newDesk(t).live(0)
	referral := must(d.record.Referral())
	if referral.Ending != EndingCompleted || *referral.SessionsPlanned != 2 || referral.SessionsHeld != 2 ||
		referral.RARDays != 1 || *referral.OutcomeScore != 3 || referral.ReportOwed != Yes ||
		!referral.Commenced.Equal(moment("2026-11-24T10:00")) || referral.Revision != len(life) {
		t.Errorf("got %+v", referral)
	}
	if referral.ID != must(RecordID("7c0f5d3a-1b2e-4c4d-8e6f-000000000001")) || referral.ID != must(d.record.ID()) ||
		referral.Reference != must(ReferenceNumber("7c0f5d3a-1b2e-4c4d-8e6f-000000000003", 0)) {
		t.Errorf("got %s, %s", referral.ID, referral.Reference)
	}
	if *referral.Assigned != (Assignment{"C. Worker", "East"}) || len(referral.Entries) != len(life) {
		t.Errorf("got %+v", referral.Assigned)
	}
	moved, absent, session := referral.Appointments[0], referral.Appointments[2], referral.Appointments[4]
	if moved.SupersededBy != 2 || absent.Came != No || absent.Compliance != ComplianceFailedToAttend ||
		session.Held != Yes || *session.Day != date(t, "2026-11-24") || session.Session != 2 ||
		referral.Appointments[3].Replaces != 3 {
		t.Errorf("got %+v", referral.Appointments)
	}
	if absent.ID != must(AppointmentID(referral.ID, "7c0f5d3a-1b2e-4c4d-8e6f-00000000000d")) {
		t.Errorf("got %s", absent.ID)
	}
	for number, want := range map[int]Standing{1: StandingRescheduled, 3: StandingDidNotAttend,
		5: StandingCompleted, 6: 0} {
		if got := must(d.record.Standing(number, day+2)); got != want {
			t.Errorf("appointment %d: %s", number, got)
		}
	}
}

// What a command brought is told as the struct that it was given as.
func TestBodiesComeBackAsTheyWereGiven(t *testing.T) {
	d := newDesk(t)
	for i, each := range life {
		body := each.body(d)
		d.now(each.time, each.role).give(each.kind, body)
		entry := must(d.record.Referral()).Entries[i]
		if entry.Type != each.kind || entry.Number != i+1 || entry.By != "A. Clerk" || entry.Role != each.role {
			t.Errorf("got %+v", entry)
		}
		if body == nil {
			continue
		}
		given := reflect.New(reflect.Indirect(reflect.ValueOf(body)).Type())
		decode(t, entry.Body, given.Interface())
		if each.kind == CommandApproveActionPlan {
			continue // JSON already.
		}
		if want := reflect.Indirect(reflect.ValueOf(body)).Interface(); !reflect.DeepEqual(given.Elem().Interface(), want) {
			t.Errorf("%s: gave\n%+v\ngot\n%+v", each.kind, want, given.Elem().Interface())
		}
	}
	referral := must(d.record.Referral())
	if !reflect.DeepEqual(referral.Facts, referred) || !reflect.DeepEqual(referral.Needs, chosen.Needs) ||
		!reflect.DeepEqual(referral.ApprovedPlan.Facts, plan) || !reflect.DeepEqual(*referral.Report, written) {
		t.Errorf("got %+v", referral)
	}
}

// A body of each type, with each of its members: they survive the structs.
func TestEveryBodySurvivesGo(t *testing.T) {
	bodies := map[CommandType]Body{
		CommandDraft: &ReferralFacts{}, CommandAmend: &ReferralFacts{}, CommandChooseNeeds: &ChosenNeeds{},
		CommandSend: &Sending{}, CommandReturn: &ReasonGiven{}, CommandWithdraw: &ReasonGiven{},
		CommandCloseEarly: &ReasonGiven{}, CommandAssign: &Assignment{}, CommandOfferAppointment: &Appointment{},
		CommandRescheduleAppointment: &Appointment{}, CommandReplaceAppointment: &Appointment{},
		CommandRecordAttendance: &Attendance{}, CommandSubmitFeedback: &Feedback{},
		CommandSubmitActionPlan: &ActionPlan{}, CommandShareActionPlan: &PlanVersion{},
		CommandApproveActionPlan: &PlanVersion{}, CommandAgreeIntensity: &Agreement{}, CommandChangeCustody: &Custody{},
		CommandWriteReport: &Report{}, CommandCorrect: &Correction{}, CommandSubmitReport: nil,
	}
	var all []struct {
		Command
		Body JSON `json:"body"`
	}
	decode(t, stored(t, "golden/commands.1.json"), &all)
	seen := map[CommandType]bool{}
	for _, each := range all {
		body, named := bodies[each.Type]
		if !named {
			body = &Note{}
		}
		command := each.Command
		seen[each.Type] = true
		if len(each.Body) > 0 {
			body = reflect.New(reflect.TypeOf(body).Elem()).Interface().(Body)
			decode(t, each.Body, body)
			command.Body = body
		}
		given, _ := json.Marshal(each)
		want := must(CheckFacts(FactsCommand, given))
		if got := must(CheckFacts(FactsCommand, must(json.Marshal(command)))); !bytes.Equal(got, want) {
			t.Errorf("became\n%s\nfrom\n%s", got, want)
		}
	}
	if len(seen) != len(Terms[CommandType]()) {
		t.Errorf("only %d types of commands", len(seen))
	}
}

func TestAllThatStandsInTheWayIsTold(t *testing.T) {
	d := newDesk(t)
	d.give(CommandDraft, ReferralFacts{ServiceUser: referred.ServiceUser, Service: referred.Service})
	before := must(d.record.JSON())
	_, err := Decide(d.record, d.command(CommandSend, nil), d.under)
	wantStatus(t, err, ErrState)
	lacking := map[string]bool{}
	for _, each := range Violations(err) {
		lacking[each.Pointer] = true
	}
	for _, pointer := range []string{"/facts/sentence", "/facts/practitioner", "/facts/risk", "/needs"} {
		if !lacking[pointer] {
			t.Errorf("%s is not among %v", pointer, lacking)
		}
	}
	if !bytes.Equal(must(d.record.JSON()), before) {
		t.Error("the record has changed")
	}
	_, err = Decide(d.record, d.command(CommandOfferAppointment, Appointment{Kind: AppointmentSession, Minutes: 1441}),
		d.under)
	wantStatus(t, err, ErrInvalid)
	var pointers []string
	for _, each := range Violations(err) {
		pointers = append(pointers, each.Pointer)
	}
	sort.Strings(pointers)
	if got := strings.Join(pointers, " "); got != "/body/minutes /body/mode /body/starts" {
		t.Errorf("got %s", got)
	}
}

func TestWhatIsNoCommandIsRefused(t *testing.T) {
	d := newDesk(t).live(CommandDraft)
	other := "00000000-0000-4000-8000-000000000007"
	for _, each := range []struct {
		command Command
		want    Status
	}{
		{Command{ID: other}, ErrNotFound},
		{Command{Type: CommandSend}, ErrInvalid},
		{Command{ID: "7", Type: CommandSend}, ErrInvalid},
		{Command{ID: other, Type: CommandSend, Record: other}, ErrNotFound},
		{Command{ID: other, Type: CommandAmend, Body: JSON(`{"service":`)}, 0},
		{Command{ID: other, Type: CommandAmend, Body: Note{Text: "x"}}, ErrInvalid},
		{Command{ID: other, Type: CommandReceive}, ErrState},
		{Command{ID: "7c0f5d3a-1b2e-4c4d-8e6f-000000000001", Type: CommandSend}, ErrReused},
	} {
		change, err := Decide(d.record, each.command, d.under)
		if err == nil {
			t.Errorf("%+v: got %+v", each.command, change)
		} else if each.want != 0 {
			wantStatus(t, err, each.want)
		}
	}
	_, err := Decide(nil, Command{ID: other, Type: CommandSend, Record: other}, d.under)
	wantStatus(t, err, ErrNotFound)
	_, err = DecideJSON(nil, []byte("{"), d.under)
	wantStatus(t, err, ErrSyntax)
}

func TestACommandGivenTwiceHappensOnce(t *testing.T) {
	d := newDesk(t).live(CommandSend).now("2026-11-02T11:00", RoleSupplier)
	command := d.command(CommandReceive, nil)
	first := must(Decide(d.record, command, d.under))
	defer first.Record.Close()
	again := must(Decide(first.Record, command, d.under))
	defer again.Record.Close()
	if !again.Replayed || len(again.Events) != 0 || !bytes.Equal(must(again.Record.JSON()), must(first.Record.JSON())) {
		t.Errorf("got %+v", again)
	}
	command.Body = Note{Text: "Gladly."}
	_, err := Decide(first.Record, command, d.under)
	wantStatus(t, err, ErrReused)

	d = newDesk(t).live(CommandChooseNeeds)
	same := must(Decide(d.record, d.command(CommandChooseNeeds, chosen), d.under))
	defer same.Record.Close()
	if !same.Unchanged || same.Revision != 2 {
		t.Errorf("got %+v", same)
	}
}

func TestAChangeTellsWhatToStore(t *testing.T) {
	d := newDesk(t).live(CommandSend)
	keys := map[string]IndexKey{}
	for _, each := range d.change.Keys {
		keys[each.Name] = each
	}
	reference := must(d.record.Referral()).Reference
	if string(keys["service_user"].Data) != "X123456" || string(keys["phase"].Data) != "sent" ||
		string(keys["reference"].Data) != reference || !keys["reference"].Unique {
		t.Errorf("got %+v", keys)
	}
	if event := d.change.Events[0]; event.Type != NewsReferralSent || !event.At.Equal(d.under.Now) || event.Index != 1 {
		t.Errorf("got %+v", event)
	}
}

func TestAStoredBodyComesBackByteForByteAndIsNotTrusted(t *testing.T) {
	d := newDesk(t).live(0)
	body := must(d.record.JSON())
	again := must(RecordFromJSON(body))
	defer again.Close()
	if !bytes.Equal(must(again.JSON()), body) {
		t.Errorf("became %s", must(again.JSON()))
	}
	if !reflect.DeepEqual(must(again.Referral()), must(d.record.Referral())) {
		t.Error("the referral is another one")
	}
	accepted := bytes.Replace(body, []byte(`"type":"receive"`), []byte(`"type":"accept"`), 1)
	for _, refused := range [][]byte{accepted, []byte("{}"), []byte("["), nil} {
		if record, err := RecordFromJSON(refused); err == nil {
			t.Errorf("%.20s: got %+v", refused, record)
		}
	}
}

func TestEnvironmentsDecide(t *testing.T) {
	d := newDesk(t).live(CommandChooseNeeds)
	send := d.command(CommandSend, nil)
	d.under.Attempt = 1
	change := must(Decide(d.record, send, d.under))
	if got := must(change.Record.Referral()).Reference; got != must(ReferenceNumber(send.ID, 1)) {
		t.Errorf("got %s", got)
	}
	d.keep(change)
	d.now("2026-11-04T09:00", RoleSupplier).under.At = moment("2026-11-03T15:00")
	d.give(CommandReceive, nil)
	if got := must(d.record.Referral()); !got.Received.Equal(d.under.At) ||
		!got.Entries[3].Entered.Equal(d.under.Now) {
		t.Errorf("got %s", got.Received)
	}
	d.under.At = time.Time{}
	d.give(CommandAccept, nil)
	d.under.Busy = []BusyTime{{moment("2026-11-09T10:30"), moment("2026-11-09T11:30")},
		{moment("2026-11-10T10:30"), moment("2026-11-10T11:30")}}
	offer := d.command(CommandOfferAppointment, meeting(AppointmentSupplierAssessment, "2026-11-09T10:00"))
	_, err := Decide(d.record, offer, d.under)
	wantStatus(t, err, ErrState)
	d.under.Busy = d.under.Busy[1:]
	d.keep(must(Decide(d.record, offer, d.under)))

	for _, each := range []struct {
		under Environment
		want  Status
	}{
		{Environment{Now: d.under.Now}, ErrArgument},
		{Environment{Actor: d.under.Actor}, ErrRange},
		{Environment{Now: d.under.Now, Actor: Actor{RoleSystem, "A\x00B"}}, ErrArgument},
	} {
		_, err := Decide(nil, d.command(CommandDraft, referred), each.under)
		wantStatus(t, err, each.want)
	}
}

func TestEveryCommandIsToldWithWhatStandsInItsWay(t *testing.T) {
	d := newDesk(t)
	var none *Record
	first := must(none.Next(d.under))
	if len(first) != len(Terms[CommandType]()) || first[0].Command != CommandDraft || first[0].Allowed != Yes ||
		first[1].Allowed != No {
		t.Errorf("got %+v", first)
	}
	d.live(CommandSend).now("2026-11-02T10:00", RoleSupplier)
	steps := map[CommandType]NextStep{}
	for _, each := range must(d.record.Next(d.under)) {
		steps[each.Command] = each
	}
	if steps[CommandReceive].Allowed != Yes || len(steps[CommandReceive].Obstacles) != 0 ||
		steps[CommandAccept].Obstacles[0].Guard != GuardPhase || steps[CommandWithdraw].Obstacles[0].Guard != GuardRole {
		t.Errorf("got %+v", steps)
	}
}

func TestACorrectionLeavesTheEntryOnRecord(t *testing.T) {
	d := newDesk(t).live(CommandRecordAttendance).now("2026-11-10T11:05", RoleSupplier)
	late := Attendance{Attended: Yes, Happened: Yes, Late: Yes, LateReason: "The bus."}
	d.give(CommandCorrect, Correction{Entry: 9, Why: "Another person.", Attendance: &late})
	referral := must(d.record.Referral())
	if len(referral.Struck) != 1 || referral.Struck[0] != 9 || referral.Appointments[1].Attendance.Late != Yes {
		t.Errorf("got %+v", referral.Appointments[1])
	}
}

func TestPersonalDataGoesAfterRetention(t *testing.T) {
	d := newDesk(t).live(0).now("2026-12-01T09:00", RoleSystem)
	held := must(d.record.PersonalData(d.under))
	path := strings.TrimPrefix(held.Missing, "rulebook:")
	if len(held.List) == 0 || held.KeepUntil != nil || path == held.Missing {
		t.Fatalf("got %+v", held)
	}
	rule, parameter, _ := strings.Cut(path, "/")
	rules := must(rulebook(t).WithOverrides(Override{Rule: rule, Parameter: parameter, Value: Known(2), Source: "us"}))
	defer rules.Close()
	d.under.Catalogue = services(t).Under(rules)
	if held = must(d.record.PersonalData(d.under)); held.Due != No || held.KeepUntil == nil || held.Rule != rule {
		t.Errorf("got %+v", held)
	}
	_, err := Decide(d.record, d.command(CommandRedact, nil), d.under)
	wantStatus(t, err, ErrState)
	d.now("2040-01-01T09:00", RoleSystem).give(CommandRedact, nil)
	body := must(d.record.JSON())
	for _, secret := range []string{"X123456", "1990-04-02", "P. Officer", "A. Clerk", "At work."} {
		if bytes.Contains(body, []byte(secret)) {
			t.Errorf("%s is still there", secret)
		}
	}
	if got := must(d.record.Referral()); got.Phase != PhaseRedacted || got.Redacted != Yes {
		t.Errorf("got %+v", got)
	}
}

func TestWhatFollowsIsToldAndExplained(t *testing.T) {
	d := newDesk(t).live(0).now("2026-12-01T09:00", RolePractitioner)
	if got := must(d.record.Ending()); got.Ending != EndingCompleted || got.Event != "COMPLETED" ||
		got.Delius != "CRS03" || got.Reason == "" || got.Report != "completed" || got.Dashboard != "completed" {
		t.Errorf("got %+v", got)
	}
	explained := map[string]Explanation{}
	for _, each := range must(d.record.Explain(d.under)) {
		explained[each.Key] = each
	}
	if explained["phase"].Value != "concluded" || explained["sessions_held"].Value != "2" {
		t.Errorf("got %+v", explained)
	}
	var access struct {
		Day    Date            `json:"day"`
		Record json.RawMessage `json:"record"`
	}
	if err := json.Unmarshal(must(d.record.SubjectAccess(d.under)), &access); err != nil ||
		access.Day != date(t, "2026-12-01") || !bytes.Equal(access.Record, must(d.record.JSON())) {
		t.Errorf("got %s, %v", access.Day, err)
	}
	_, err := d.record.Form(d.under)
	wantStatus(t, err, ErrNotFound)
	card := newDesk(t)
	facts := referred
	facts.Service, facts.Edition = "mentoring", "rate-card-2019"
	card.give(CommandDraft, facts)
	form := must(card.record.Form(card.under))
	if form.Form != FormNonStatutoryIntervention || form.Type == "" || form.ActualEnd != nil ||
		!strings.Contains(form.Notes, facts.Risk) {
		t.Errorf("got %+v", form)
	}
}

func TestTwoSessionsOnOneDayAreOneDay(t *testing.T) {
	one, other := newDesk(t).live(0), newDesk(t)
	other.given = 0x100
	for _, each := range life {
		other.now(each.time, each.role).give(each.kind, each.body(other))
	}
	got := must(RARDays(one.record, other.record))
	if len(got) != 1 || got[0].ReferralCount != 2 || got[0].Used != 1 || *got[0].Left != 19 || got[0].Exceeded != No ||
		!reflect.DeepEqual(got[0].Days, []Date{date(t, "2026-11-24")}) {
		t.Errorf("got %+v", got)
	}
	if got := must(RARDays()); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
	stranger := newDesk(t)
	facts := referred
	facts.ServiceUser = &ServiceUser{Reference: "Y1"}
	stranger.give(CommandDraft, facts)
	_, err := RARDays(one.record, stranger.record)
	wantStatus(t, err, ErrInvalid)
	_, err = RARDays(one.record, nil)
	wantClosed(t, "nil", err)
}

func TestIdsAreMadeOfIds(t *testing.T) {
	for _, refused := range []string{"", "7", "a\x00b"} {
		_, err := RecordID(refused)
		wantStatus(t, err, ErrArgument)
		_, err = ReferenceNumber(refused, 0)
		wantStatus(t, err, ErrArgument)
		_, err = AppointmentID(refused, refused)
		wantStatus(t, err, ErrArgument)
		_, err = AppointmentID("7c0f5d3a-1b2e-4c4d-8e6f-000000000001", refused)
		wantStatus(t, err, ErrArgument)
	}
}

func TestAMomentIsWrittenInUTCWithMilliseconds(t *testing.T) {
	at := time.Date(2026, time.June, 1, 12, 0, 0, 5_999_999, time.FixedZone("BST", 3600))
	const want = "2026-06-01T11:00:00.005Z"
	if got := string(must(json.Marshal(At(at)))); got != `"`+want+`"` {
		t.Errorf("got %s", got)
	}
	if got := string(must(At(at).MarshalText())); got != want {
		t.Errorf("got %s", got)
	}
	var read Moment
	if err := json.Unmarshal([]byte(`"`+want+`"`), &read); err != nil || !read.Equal(at.Truncate(time.Millisecond)) {
		t.Errorf("got %s, %v", read, err)
	}
}

func TestJSONStaysAsItIs(t *testing.T) {
	type both struct {
		Empty JSON `json:"empty"`
		Left  JSON `json:"left,omitempty"`
		Kept  JSON `json:"kept"`
	}
	const want = `{"empty":null,"kept":{"a":[1,2.50]}}`
	var read both
	if err := json.Unmarshal([]byte(want), &read); err != nil {
		t.Fatal(err)
	}
	if got := string(must(json.Marshal(read))); got != want {
		t.Errorf("got %s", got)
	}
	if got := string(must(json.Marshal(both{}))); got != `{"empty":null,"kept":null}` {
		t.Errorf("got %s", got)
	}
}
