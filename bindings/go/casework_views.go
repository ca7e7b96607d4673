package interventions

import (
	"encoding/hex"
	"time"
)

// Duty is something that is owed in a case, and where it stands on a day. A window, which nobody owes, has no OwedBy.
type Duty struct {
	Key         string    `json:"key"`                    // Key of the row.
	Title       string    `json:"title,omitempty"`        // In a few words.
	State       DutyState `json:"state"`                  // Where it stands.
	OwedBy      OwedBy    `json:"owed_by,omitempty"`      // Who owes it.
	Trigger     Event     `json:"trigger,omitempty"`      // What it counts from.
	Number      int       `json:"number,omitempty"`       // Number of the trigger, where the row repeats.
	Late        Flag      `json:"late,omitempty"`         // Done late, or overdue.
	Provisional Flag      `json:"provisional,omitempty"`  // Due past the last published holiday.
	Triggered   *Date     `json:"triggered,omitempty"`    // The day it counts from.
	Due         *Date     `json:"due,omitempty"`          // The last day on which it is done in time.
	Opens       *Date     `json:"opens,omitempty"`        // First day of a window.
	Closes      *Date     `json:"closes,omitempty"`       // Last day of a window.
	Met         *Date     `json:"met,omitempty"`          // The day it was done.
	Withdrawn   *Date     `json:"withdrawn,omitempty"`    // The day it fell away.
	WorkingDays *int      `json:"working_days,omitempty"` // Working days late; negative: early.
	Rule        string    `json:"rule,omitempty"`         // Code of the rule.
	Edition     string    `json:"edition,omitempty"`      // Key of the edition.
	Reason      string    `json:"reason,omitempty"`       // One sentence.
	Source      string    `json:"source,omitempty"`       // Document and section.
	Missing     string    `json:"missing,omitempty"`      // Where to find out what it depends on.
}

// AppointmentView is an appointment as it stands. Came and Held count once its record has been submitted.
type AppointmentView struct {
	Number       int         `json:"number"`                  // Its place, 1 for the first.
	ID           string      `json:"id"`                      // UUID.
	Facts        Appointment `json:"facts"`                   // What was offered.
	Attendance   *Attendance `json:"attendance,omitempty"`    // Recorded last.
	Feedback     *Feedback   `json:"feedback,omitempty"`      // Submitted.
	Offered      *time.Time  `json:"offered,omitempty"`       // When the offer was made.
	Recorded     *time.Time  `json:"recorded,omitempty"`      // When the attendance was recorded.
	Submitted    *time.Time  `json:"submitted,omitempty"`     // When its record was submitted.
	SupersededBy int         `json:"superseded_by,omitempty"` // The appointment that it was moved to.
	Supersedes   int         `json:"supersedes,omitempty"`    // The appointment that was moved here.
	Replaces     int         `json:"replaces,omitempty"`      // The missed appointment that it replaces.
	Came         Flag        `json:"came,omitempty"`          // The person came, and that counts.
	Held         Flag        `json:"held,omitempty"`          // It took place, and that counts.
	Compliance   Compliance  `json:"compliance,omitempty"`    // What it comes to for enforcement.
	Entry        int         `json:"entry,omitempty"`         // Number of the entry that made it.
	Day          *Date       `json:"day,omitempty"`           // British date of its start.
	Session      int         `json:"session,omitempty"`       // Which session of the plan.
}

// PlanView is a version of the action plan as it stands.
type PlanView struct {
	Version   int        `json:"version"`             // 1 for the first.
	Facts     ActionPlan `json:"facts"`               // The plan.
	Submitted *time.Time `json:"submitted,omitempty"` // When it was submitted.
	Shared    *time.Time `json:"shared,omitempty"`    // When it was shared with the practitioner.
	Approved  *time.Time `json:"approved,omitempty"`  // When it was approved.
}

// Referral is a referral as it stands: all of it follows from its entries.
type Referral struct {
	Phase              Phase             `json:"phase"`                          // Where it is.
	ID                 string            `json:"id"`                             // UUID of the record.
	Reference          string            `json:"reference,omitempty"`            // Reference number, from sending on.
	Revision           int               `json:"revision,omitempty"`             // How many entries there are.
	Ending             Ending            `json:"ending,omitempty"`               // How it ended.
	Facts              ReferralFacts     `json:"facts"`                          // As amended.
	Needs              []ChosenNeed      `json:"needs,omitempty"`                // Needs chosen.
	Entries            []Entry           `json:"entries,omitempty"`              // What happened.
	Struck             []int             `json:"struck,omitempty"`               // Entries that were corrected.
	Sent               *time.Time        `json:"sent,omitempty"`                 // The latest sending.
	Received           *time.Time        `json:"received,omitempty"`             // The latest receipt.
	Accepted           *time.Time        `json:"accepted,omitempty"`             // The latest acceptance.
	Returned           *time.Time        `json:"returned,omitempty"`             // The latest return.
	FirstResponse      *time.Time        `json:"first_response,omitempty"`       // The first one.
	Assigned           *Assignment       `json:"assigned,omitempty"`             // To whom.
	Agreed             *Agreement        `json:"agreed,omitempty"`               // Intensity agreed.
	Appointments       []AppointmentView `json:"appointments,omitempty"`         // As they were offered.
	Plans              []PlanView        `json:"plans,omitempty"`                // Versions of the plan.
	ApprovedPlan       *PlanView         `json:"approved_plan,omitempty"`        // The one approved last.
	EndRequest         *ReasonGiven      `json:"end_request,omitempty"`          // Of a withdrawal or closing.
	EndRequested       *time.Time        `json:"end_requested,omitempty"`        // When.
	Report             *Report           `json:"report,omitempty"`               // End-of-service report.
	ReportSubmitted    *time.Time        `json:"report_submitted,omitempty"`     // When.
	Ended              *time.Time        `json:"ended,omitempty"`                // When the service ended.
	Concluded          *time.Time        `json:"concluded,omitempty"`            // When nothing more was owed.
	ReportOwed         Flag              `json:"report_owed,omitempty"`          // A report is, or was, owed.
	Redacted           Flag              `json:"redacted,omitempty"`             // Its personal data has been removed.
	SessionsPlanned    *int              `json:"sessions_planned,omitempty"`     // Of the plan, else as asked for.
	SessionsRecorded   int               `json:"sessions_recorded,omitempty"`    // Sessions with a submitted record.
	SessionsHeld       int               `json:"sessions_held,omitempty"`        // Sessions that took place.
	SessionsAttended   int               `json:"sessions_attended,omitempty"`    // Sessions to which the person came.
	SessionsCredited   int               `json:"sessions_credited,omitempty"`    // Held, and complied with.
	RARDays            int               `json:"rar_days,omitempty"`             // Days towards the requirement.
	EnforceableDays    int               `json:"enforceable_days,omitempty"`     // Days of enforceable contact.
	PreReleaseSessions int               `json:"pre_release_sessions,omitempty"` // Sessions before release.
	FirstOffered       *time.Time        `json:"first_offered,omitempty"`        // Of a supplier assessment.
	FirstOfferedFor    *time.Time        `json:"first_offered_for,omitempty"`    // For when.
	FirstAttended      *time.Time        `json:"first_attended,omitempty"`       // Of a supplier assessment.
	Commenced          *time.Time        `json:"commenced,omitempty"`            // When the first session was attended.
	OutcomeScore       *int              `json:"outcome_score,omitempty"`        // Halves, over all outcomes.
	LiaisonCount       int               `json:"liaison_count,omitempty"`        // Consultations of the practitioner.
}

// NewsEvent is an event for the host's outbox, without a name and without a free text.
type NewsEvent struct {
	Type     News      `json:"type"`               // What happened.
	ID       string    `json:"id"`                 // UUID: the same whenever it is delivered.
	Record   string    `json:"record"`             // UUID.
	Revision int       `json:"revision"`           // Of the record that came with it.
	Index    int       `json:"index"`              // Its place among the events of the revision.
	At       time.Time `json:"at"`                 // When it happened.
	Role     Role      `json:"role"`               // Who acted.
	Audience []Role    `json:"audience,omitempty"` // Who needs to know.
}

// IndexKey is a fact by which a record is found; compared by its bytes.
type IndexKey struct {
	Name   string   `json:"name"`             // "service_user", "reference", "phase", ...
	Data   HexBytes `json:"data"`             // Its bytes.
	Unique bool     `json:"unique,omitempty"` // No two records may have it.
}

// Obstacle is what stands in the way of a command.
type Obstacle struct {
	Guard   Guard  `json:"guard"`             // Which guard.
	Reason  string `json:"reason,omitempty"`  // One sentence.
	Pointer string `json:"pointer,omitempty"` // The member that is lacking or wrong.
	Rule    string `json:"rule,omitempty"`    // Code of the rule.
	Source  string `json:"source,omitempty"`  // Document and section.
}

// NextStep is a command, and whether it may come next, so far as that does not depend on what it will say.
type NextStep struct {
	Command   CommandType `json:"command"`             // The command.
	Title     string      `json:"title,omitempty"`     // What it does.
	Allowed   Flag        `json:"allowed"`             // It may come next.
	Obstacles []Obstacle  `json:"obstacles,omitempty"` // In its way.
}

// Explanation is one thing that follows from a record, and from what.
type Explanation struct {
	Key    string `json:"key"`              // What.
	Title  string `json:"title,omitempty"`  // In a few words.
	Value  string `json:"value,omitempty"`  // As text.
	Reason string `json:"reason,omitempty"` // From what it follows.
	Rule   string `json:"rule,omitempty"`   // Code of the rule.
	Source string `json:"source,omitempty"` // Document and section.
}

// EndingNames says how a referral ended, and what other systems call that; a word that does not apply is empty.
type EndingNames struct {
	Ending    Ending // How it ended; 0: it has not.
	Reason    string // Why so.
	Event     string // Refer and monitor, event.
	Report    string // Refer and monitor, performance report.
	Dashboard string // Refer and monitor, dashboard.
	Delius    string // nDelius, outcome of the intervention.
}

// RARRequirement tells the days used of a rehabilitation activity requirement, in any of the referrals that use it.
type RARRequirement struct {
	Sentence      string `json:"sentence,omitempty"`       // The host's reference of the sentence.
	Requirement   string `json:"requirement,omitempty"`    // The host's reference of the requirement.
	ReferralCount int    `json:"referral_count,omitempty"` // Referrals that use it.
	Used          int    `json:"used,omitempty"`           // Days used.
	Ordered       *int   `json:"ordered,omitempty"`        // Days ordered.
	Left          *int   `json:"left,omitempty"`           // Days left.
	Exceeded      Flag   `json:"exceeded,omitempty"`       // More than were ordered.
	Days          []Date `json:"days,omitempty"`           // The days, in their order.
}

// EntryForm says how a referral is entered in the case management system: as a non-statutory intervention, or by the
// transfer of the requirement.
type EntryForm struct {
	Form           Form       `json:"form"`                       // Which form.
	Reason         string     `json:"reason,omitempty"`           // Why this form.
	Rule           string     `json:"rule,omitempty"`             // Code of the rule.
	Service        string     `json:"service,omitempty"`          // Name of the service.
	Type           string     `json:"type,omitempty"`             // Type, canonical.
	TypePrinted    string     `json:"type_printed,omitempty"`     // Type as printed.
	SubType        string     `json:"sub_type,omitempty"`         // Sub-type, canonical.
	SubTypePrinted string     `json:"sub_type_printed,omitempty"` // Sub-type as printed.
	Event          string     `json:"event,omitempty"`            // The event it is entered under.
	Requirement    string     `json:"requirement,omitempty"`      // Of a transfer: the requirement.
	Provider       string     `json:"provider,omitempty"`         // Provider of the intervention.
	YourProvider   string     `json:"your_provider,omitempty"`    // Provider of whoever enters it.
	YourTeam       string     `json:"your_team,omitempty"`        // Team of whoever enters it.
	YourName       string     `json:"your_name,omitempty"`        // Name of whoever enters it.
	Status         string     `json:"status,omitempty"`           // Status.
	StatusAt       *time.Time `json:"status_at,omitempty"`        // Date and time of the status.
	ExpectedEnd    *Date      `json:"expected_end,omitempty"`     // Expected end.
	ActualEnd      *Date      `json:"actual_end,omitempty"`       // Left blank.
	Notes          string     `json:"notes,omitempty"`            // Risk, support, priority, urgency, place.
	ToProvider     string     `json:"to_provider,omitempty"`      // Transfer: provider.
	ToCluster      string     `json:"to_cluster,omitempty"`       // Transfer: cluster.
	ToLDU          string     `json:"to_ldu,omitempty"`           // Transfer: local delivery unit.
	ToTeam         string     `json:"to_team,omitempty"`          // Transfer: team.
	ToOfficer      string     `json:"to_officer,omitempty"`       // Transfer: officer.
	ToReason       string     `json:"to_reason,omitempty"`        // Transfer: reason.
	Remarks        []string   `json:"remarks,omitempty"`          // What is lacking, and what is advised.
}

// PersonalDatum is a kind of personal data that a record holds, and in how many places.
type PersonalDatum struct {
	Pointer string `json:"pointer"`          // Where; "*" stands for any place in a list.
	Places  int    `json:"places,omitempty"` // In how many places.
	Title   string `json:"title,omitempty"`  // What it is.
}

// PersonalDataHeld tells the personal data of a record, and when it must go.
type PersonalDataHeld struct {
	List      []PersonalDatum `json:"list,omitempty"`       // All of it.
	KeepUntil *Date           `json:"keep_until,omitempty"` // Last day on which it may be kept.
	Due       Flag            `json:"due,omitempty"`        // The day has passed.
	Reason    string          `json:"reason,omitempty"`     // One sentence.
	Rule      string          `json:"rule,omitempty"`       // Code of the rule.
	Missing   string          `json:"missing,omitempty"`    // Figure to set.
}

// HexBytes are bytes that JSON has in hexadecimal.
type HexBytes []byte

// MarshalText writes two digits a byte.
func (b HexBytes) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(b)), nil }

// UnmarshalText reads two digits a byte.
func (b *HexBytes) UnmarshalText(text []byte) (err error) {
	*b, err = hex.DecodeString(string(text))
	return err
}
