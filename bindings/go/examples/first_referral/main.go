// Command first_referral lives a referral from draft to end-of-service report, and prints what was owed on the way.
package main

import (
	"errors"
	"fmt"
	"log"
	"time"

	ivn "interventions"
)

var referral = ivn.ReferralFacts{
	ServiceUser: &ivn.ServiceUser{
		Reference: "X123456", Sex: ivn.SexMale, DateOfBirth: date(1990, time.April, 2), HomeArea: "southend",
		Sentences: []ivn.Sentence{{Basis: ivn.BasisCommunityOrder, Starts: date(2026, time.June, 1),
			Ends: date(2028, time.May, 31), RehabilitationActivity: ivn.Yes, RehabilitationActivityDays: ivn.Known(20)}},
	},
	Service: "personal-well-being/emotional", Provider: "A Supplier", Practitioner: "P. Officer",
	Sentence: "event 1", Requirement: "requirement 1", Purpose: "To cope better.",
	Risk: "None beyond the assessment.", Interpreter: ivn.No, Responsibilities: ivn.No,
	CompleteBy: date(2027, time.May, 31), EnforceableDays: ivn.Known(10),
}

var (
	needs = ivn.ChosenNeeds{Needs: []ivn.ChosenNeed{
		{Area: ivn.NeedEmotional, Complexity: ivn.ComplexityMedium, Outcomes: []string{"1"}}}}
	plan = ivn.ActionPlan{
		Sessions: 1,
		Activities: []ivn.PlannedActivity{{Area: ivn.NeedEmotional, Text: "Ways to handle emotions.",
			Responsible: ivn.PartySupplier, By: date(2027, time.March, 31)}},
		Outcomes: []ivn.Outcome{{Area: ivn.NeedEmotional, Key: "1"}},
	}
	report = ivn.Report{SessionsDelivered: ivn.Known(1), NextSteps: "Go on alone.", Outcomes: []ivn.Outcome{
		{Area: ivn.NeedEmotional, Key: "1", Achievement: ivn.AchievementAchieved, Progress: "Steady."}}}
)

// desk is where a host would load a record, decide, and store the change with its events and keys.
type desk struct {
	record   *ivn.Record
	under    ivn.Environment
	commands int
}

func (d *desk) give(day, hour int, role ivn.Role, what ivn.CommandType, body ivn.Body) error {
	d.commands++ // A host makes its ids at random; these are the same in each run.
	id := fmt.Sprintf("5a0f5d3a-1b2e-4c4d-8e6f-%012x", d.commands)
	d.under = ivn.Environment{Now: at(day, hour), Actor: ivn.Actor{Role: role}}
	change, err := ivn.Decide(d.record, ivn.Command{ID: id, Type: what, Body: body}, d.under)
	if err != nil {
		return err
	}
	d.record = change.Record
	stands, err := d.record.Referral()
	if err == nil {
		fmt.Printf("%s  %-45s %s\n", d.under.Now.Format("02 Jan 15:04"), what.Title(), stands.Phase.Title())
	}
	return err
}

// meet offers an appointment a week ahead; it is attended and recorded.
func (d *desk) meet(day int, kind ivn.AppointmentKind) {
	check(d.give(day-7, 9, ivn.RoleSupplier, ivn.CommandOfferAppointment, ivn.Appointment{
		Kind: kind, Starts: ivn.At(at(day, 10)), Minutes: 60, Mode: ivn.ModeFaceToFace,
		Place: ivn.PlaceProbationOffice, Office: "CRSEXTL"}))
	stands, err := d.record.Referral()
	check(err)
	id := stands.Appointments[len(stands.Appointments)-1].ID
	check(d.give(day, 12, ivn.RoleSupplier, ivn.CommandRecordAttendance,
		ivn.Attendance{Appointment: id, Attended: ivn.Yes, Happened: ivn.Yes, Late: ivn.No}))
	check(d.give(day, 13, ivn.RoleSupplier, ivn.CommandSubmitFeedback, ivn.Feedback{Appointment: id,
		NotifyBehaviour: ivn.No, NotifyConcerns: ivn.No, Summary: "What was planned.", Response: "Took part."}))
}

func (d *desk) showDuties() {
	duties, err := d.record.Duties(d.under)
	check(err)
	for _, duty := range duties {
		if duty.State == ivn.DutyStateNotApplicable {
			continue
		}
		due := ""
		if duty.Due != nil {
			due = duty.Due.String()
		}
		fmt.Printf("    %-10s  %-45s %s\n", due, duty.Title, duty.State.Title())
	}
}

func main() {
	d := &desk{}
	check(d.give(2, 9, ivn.RolePractitioner, ivn.CommandDraft, referral))
	if err := d.give(2, 9, ivn.RolePractitioner, ivn.CommandSend, nil); errors.Is(err, ivn.ErrState) {
		for _, violation := range ivn.Violations(err) {
			fmt.Println("    not sent:", violation)
		}
	}
	check(d.give(2, 10, ivn.RolePractitioner, ivn.CommandChooseNeeds, needs))
	check(d.give(2, 11, ivn.RolePractitioner, ivn.CommandSend, nil))
	check(d.give(2, 12, ivn.RoleSupplier, ivn.CommandReceive, nil))
	check(d.give(2, 13, ivn.RoleSupplier, ivn.CommandAccept, nil))
	d.showDuties()
	d.meet(10, ivn.AppointmentSupplierAssessment)
	check(d.give(11, 9, ivn.RoleSupplier, ivn.CommandSubmitActionPlan, plan))
	check(d.give(12, 9, ivn.RolePractitioner, ivn.CommandApproveActionPlan, nil))
	d.meet(24, ivn.AppointmentInterventionCommencement)
	d.showDuties()
	check(d.give(25, 9, ivn.RoleSupplier, ivn.CommandWriteReport, report))
	check(d.give(25, 10, ivn.RoleSupplier, ivn.CommandSubmitReport, nil))
	d.showDuties()
	ending, err := d.record.Ending()
	check(err)
	fmt.Printf("%s: %s\n", ending.Ending.Title(), ending.Reason)
}

func at(day, hour int) time.Time { return time.Date(2026, time.November, day, hour, 0, 0, 0, time.UTC) }

func date(year int, month time.Month, day int) *ivn.Date {
	return ivn.Known(ivn.NewDate(year, month, day))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
