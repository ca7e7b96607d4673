package interventions

import (
	"fmt"
	"testing"
	"time"
)

// moment reads a time of UTC: moment("2026-11-02T09:00").
func moment(text string) time.Time { return must(time.Parse("2006-01-02T15:04", text)) }

func on(year int, month time.Month, day int) *Date { return Known(NewDate(year, month, day)) }

// The facts of the referral whose life is lived in these tests.
var (
	referred = ReferralFacts{
		ServiceUser: &ServiceUser{
			Sex: SexMale, Reference: "X123456", DateOfBirth: on(1990, time.April, 2), HomeArea: "southend",
			Sentences: []Sentence{{Basis: BasisCommunityOrder, Starts: on(2026, time.June, 1),
				Ends: on(2028, time.May, 31), RehabilitationActivity: Yes, RehabilitationActivityDays: Known(20)}},
		},
		Service: "personal-well-being/emotional", Edition: "well-being-specification", Provider: "A Supplier",
		Sentence: "event 1", Requirement: "requirement 1", Practitioner: "P. Officer", Purpose: "To cope better.",
		Risk: "None beyond the assessment.", CompleteBy: on(2027, time.May, 31), EnforceableDays: Known(10),
		Interpreter: No, Responsibilities: No,
	}
	chosen = ChosenNeeds{Needs: []ChosenNeed{
		{Area: NeedEmotional, Complexity: ComplexityMedium, Outcomes: []string{"1", "2"}}}}
	came   = Attendance{Attended: Yes, Happened: Yes, Late: No}
	missed = Attendance{Attended: No, Happened: No, Detail: "Did not come, gave no reason."}
	done   = Feedback{NotifyBehaviour: No, NotifyConcerns: No, Summary: "What was planned.", Response: "Took part."}
	plan   = ActionPlan{
		Sessions: 2,
		Activities: []PlannedActivity{{Area: NeedEmotional, Key: "a", Text: "Ways to handle emotions.",
			Responsible: PartySupplier, By: on(2027, time.March, 31)}},
		Outcomes: []Outcome{{Area: NeedEmotional, Key: "1"}, {Area: NeedEmotional, Key: "2"}},
	}
	written = Report{SessionsDelivered: Known(2), NextSteps: "Go on alone.", Outcomes: []Outcome{
		{Area: NeedEmotional, Key: "1", Achievement: AchievementAchieved, Progress: "Steady."},
		{Area: NeedEmotional, Key: "2", Achievement: AchievementPartiallyAchieved, Progress: "Better."}}}
)

func meeting(kind AppointmentKind, starts string) Appointment {
	return Appointment{Kind: kind, Starts: At(moment(starts)), Minutes: 60, Mode: ModeFaceToFace,
		Place: PlaceProbationOffice, Office: "CRSEXTL"}
}

// desk gives commands one after the other, and keeps the record that they come to.
type desk struct {
	t      testing.TB
	under  Environment
	record *Record
	change *Change
	given  int
}

func newDesk(t testing.TB) *desk {
	made := &desk{t: t, under: Environment{Now: moment("2026-11-02T09:00"), Actor: Actor{RoleSystem, "A. Clerk"}}}
	t.Cleanup(func() { made.keep(nil) })
	return made
}

func (d *desk) keep(change *Change) {
	if d.record != nil {
		d.record.Close()
	}
	if d.change, d.record = change, nil; change != nil {
		d.record = change.Record
	}
}

func (d *desk) now(text string, role Role) *desk {
	d.under.Now, d.under.Actor.Role = moment(text), role
	return d
}

func (d *desk) command(kind CommandType, body Body) Command {
	d.given++
	return Command{ID: fmt.Sprintf("7c0f5d3a-1b2e-4c4d-8e6f-%012x", d.given), Type: kind, Body: body}
}

// give fails the test when the command is refused.
func (d *desk) give(kind CommandType, body Body) *Change {
	d.t.Helper()
	change, err := Decide(d.record, d.command(kind, body), d.under)
	if err != nil {
		d.t.Fatalf("%s: %v", kind, Violations(err))
	}
	d.keep(change)
	return change
}

// about gives the id of an appointment.
func (d *desk) about(number int) string {
	return must(d.record.Referral()).Appointments[number-1].ID
}

type step struct {
	time string
	role Role
	kind CommandType
	body func(*desk) Body
	then Phase
}

func says(body Body) func(*desk) Body { return func(*desk) Body { return body } }

func attends(of int, what Attendance) func(*desk) Body {
	return func(d *desk) Body { what.Appointment = d.about(of); return what }
}

func records(of int, what Feedback) func(*desk) Body {
	return func(d *desk) Body { what.Appointment = d.about(of); return what }
}

// life goes from draft to end-of-service report, with an appointment moved, one missed and one entered afterwards.
var life = []step{
	{"2026-11-02T09:00", RolePractitioner, CommandDraft, says(referred), PhaseDraft},
	{"2026-11-02T09:10", RolePractitioner, CommandChooseNeeds, says(chosen), PhaseDraft},
	{"2026-11-02T09:20", RolePractitioner, CommandSend, says(nil), PhaseSent},
	{"2026-11-02T11:00", RoleSupplier, CommandReceive, says(nil), PhaseReceived},
	{"2026-11-02T12:00", RoleSupplier, CommandAccept, says(nil), PhaseAccepted},
	{"2026-11-02T12:10", RoleSupplier, CommandAssign, says(&Assignment{To: "C. Worker", Team: "East"}), PhaseAccepted},
	{"2026-11-03T10:00", RoleSupplier, CommandOfferAppointment,
		says(meeting(AppointmentSupplierAssessment, "2026-11-09T10:00")), PhaseAccepted},
	{"2026-11-04T10:00", RoleSupplier, CommandRescheduleAppointment, func(d *desk) Body {
		moved := meeting(AppointmentSupplierAssessment, "2026-11-10T10:00")
		moved.Other, moved.RequestedBy, moved.Why = d.about(1), PartyServiceUser, "At work."
		return moved
	}, PhaseAccepted},
	{"2026-11-10T11:00", RoleSupplier, CommandRecordAttendance, attends(2, came), PhaseAccepted},
	{"2026-11-10T11:10", RoleSupplier, CommandSubmitFeedback, records(2, done), PhasePlanning},
	{"2026-11-11T10:00", RoleSupplier, CommandSubmitActionPlan, says(plan), PhasePlanning},
	{"2026-11-12T10:00", RolePractitioner, CommandApproveActionPlan, says(JSON(`{"version": 1}`)), PhaseDelivering},
	{"2026-11-12T11:00", RoleSupplier, CommandOfferAppointment,
		says(meeting(AppointmentInterventionCommencement, "2026-11-17T10:00")), PhaseDelivering},
	{"2026-11-17T12:00", RoleSupplier, CommandRecordAttendance, attends(3, missed), PhaseDelivering},
	{"2026-11-17T12:10", RoleSupplier, CommandSubmitFeedback, records(3, Feedback{NotifyConcerns: No}), PhaseDelivering},
	{"2026-11-18T09:00", RoleSupplier, CommandReplaceAppointment, func(d *desk) Body {
		other := meeting(AppointmentInterventionCommencement, "2026-11-24T10:00")
		other.Other = d.about(3)
		return other
	}, PhaseDelivering},
	{"2026-11-24T12:00", RoleSupplier, CommandRecordAttendance, attends(4, came), PhaseDelivering},
	{"2026-11-24T12:10", RoleSupplier, CommandSubmitFeedback, records(4, done), PhaseDelivering},
	{"2026-11-25T09:00", RoleSupplier, CommandOfferAppointment, func(d *desk) Body {
		held := meeting(AppointmentSession, "2026-11-24T14:00") // Entered on the next day, whole.
		held.Attendance, held.Feedback = &came, &done
		return held
	}, PhaseReporting},
	{"2026-11-26T09:00", RoleSupplier, CommandWriteReport, says(written), PhaseReporting},
	{"2026-11-26T10:00", RoleSupplier, CommandSubmitReport, says(nil), PhaseConcluded},
}

// live goes on until a command has been given, or with 0 to the end.
func (d *desk) live(until CommandType) *desk {
	for _, each := range life[d.given:] {
		d.now(each.time, each.role).give(each.kind, each.body(d))
		if each.kind == until {
			return d
		}
	}
	return d
}
