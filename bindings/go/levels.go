package interventions

// #include <interventions/interventions.h>
//
// // What points into Go's memory is put together here, as no such pointer may lie in memory of Go's that C is given.
// static ivn_status figure_of(const ivn_environment *environment, uint32_t level, const ivn_level_tally *tally,
//                             uint64_t *numerator, uint64_t *denominator, ivn_number *tenths, ivn_flag *reached,
//                             ivn_error *error)
// {
//     ivn_level_figure figure = {.size = sizeof figure};
//     ivn_status status = ivn_level_figure_of(environment, level, tally, &figure, error);
//
//     *numerator = figure.numerator;
//     *denominator = figure.denominator;
//     *tenths = figure.tenths;
//     *reached = figure.reached;
//     return status;
// }
//
// // The totals are those of ivn_level_tallies, from `referrals` on.
// static ivn_level_tallies tallies_of(uint32_t groups, ivn_level_tally *offered, ivn_level_tally *offered_for,
//                                     ivn_level_tally *commencement, const uint64_t *totals)
// {
//     return (ivn_level_tallies){.size = sizeof(ivn_level_tallies), .group_count = groups, .offered = offered,
//         .offered_for = offered_for, .commencement = commencement, .referrals = totals[0], .outside = totals[1],
//         .not_received = totals[2], .undated = totals[3], .ungrouped = totals[4]};
// }
//
// static void tell_totals(const ivn_level_tallies *tallies, uint64_t *totals)
// {
//     totals[0] = tallies->referrals;
//     totals[1] = tallies->outside;
//     totals[2] = tallies->not_received;
//     totals[3] = tallies->undated;
//     totals[4] = tallies->ungrouped;
// }
//
// static ivn_status levels_many(const ivn_environment *environment, const ivn_period *period, const ivn_date *received,
//                               const ivn_date *first_offered, const ivn_date *offered_for, const ivn_date *commenced,
//                               const ivn_date *ended, const ivn_date *returned, const uint8_t *group,
//                               const uint16_t *group_wide, size_t count, uint32_t groups, ivn_level_tally *offered,
//                               ivn_level_tally *offered_for_tally, ivn_level_tally *commencement, uint64_t *totals,
//                               ivn_error *error)
// {
//     const ivn_level_columns columns = {.size = sizeof columns, .received = received, .first_offered = first_offered,
//         .offered_for = offered_for, .commenced = commenced, .ended = ended, .returned = returned, .group = group,
//         .group_wide = group_wide};
//     ivn_level_tallies out = tallies_of(groups, offered, offered_for_tally, commencement, totals);
//     ivn_status status = ivn_levels_many(environment, period, &columns, count, &out, error);
//
//     tell_totals(&out, totals);
//     return status;
// }
//
// static ivn_status add_tallies(uint32_t groups, ivn_level_tally *offered, ivn_level_tally *offered_for,
//                               ivn_level_tally *commencement, uint64_t *totals, uint32_t from_groups,
//                               ivn_level_tally *from_offered, ivn_level_tally *from_offered_for,
//                               ivn_level_tally *from_commencement, const uint64_t *from_totals)
// {
//     ivn_level_tallies into = tallies_of(groups, offered, offered_for, commencement, totals);
//     const ivn_level_tallies from = tallies_of(from_groups, from_offered, from_offered_for, from_commencement,
//                                               from_totals);
//     ivn_status status = ivn_level_tallies_add(&into, &from);
//
//     tell_totals(&into, totals);
//     return status;
// }
import "C"

import (
	"encoding/json"
	"unsafe"
)

// ReferralLevel is where a referral stands with a service level.
type ReferralLevel struct {
	Level       ServiceLevel `json:"level"`                 // Which.
	Attainment  Attainment   `json:"attainment"`            // Where it stands.
	Counted     Flag         `json:"counted,omitempty"`     // The percentage counts it.
	Provisional Flag         `json:"provisional,omitempty"` // Due past the last published holiday.
	Received    *Date        `json:"received,omitempty"`    // The day the clock started.
	Due         *Date        `json:"due,omitempty"`         // The last day that is in time.
	Done        *Date        `json:"done,omitempty"`        // The day that counts: of the offer, offered for, attended.
	Ended       *Date        `json:"ended,omitempty"`       // The day it ended or was returned, where that counts.
	Title       string       `json:"title,omitempty"`       // In a few words.
	Reason      string       `json:"reason,omitempty"`      // One sentence.
	Rule        string       `json:"rule,omitempty"`        // Code of the rule.
	Counting    string       `json:"counting,omitempty"`    // Code of the rule of what the percentage counts.
	Source      string       `json:"source,omitempty"`      // Document and section.
	Missing     string       `json:"missing,omitempty"`     // Where to find out what it depends on.

	// Whether the percentage counts it, as what, and why: one sentence.
	CountingReason string `json:"counting_reason,omitempty"`
}

// Levels are the service levels of a referral on a day.
type Levels struct {
	Levels   []ReferralLevel `json:"levels"`             // One for each ServiceLevel, in their order.
	Referral string          `json:"referral,omitempty"` // As in the facts.
	Day      *Date           `json:"day,omitempty"`      // The day they were asked for.
}

// LevelsOf tells where a referral stands with each service level, each with its reason.
func LevelsOf(facts LevelFacts, under Environment) (*Levels, error) {
	data, err := json.Marshal(facts)
	if err != nil {
		return nil, err
	}
	return LevelsOfJSON(data, under)
}

// LevelsOfJSON is LevelsOf of facts that are JSON already, of the kind FactsLevel.
func LevelsOfJSON(data []byte, under Environment) (*Levels, error) {
	facts, err := readFacts(FactsLevel, data)
	if err != nil {
		return nil, err
	}
	defer C.ivn_facts_free(facts)
	return ask[Levels](nil, under, func(q *asking) C.ivn_status { return q.levels(facts) })
}

func (q *asking) levels(facts *C.ivn_facts) C.ivn_status {
	var made *C.ivn_levels
	status := C.ivn_levels_of(q.context, q.environment, levelFacts(facts), &made, &q.failed.detail)
	if status < 0 {
		return status
	}
	defer C.ivn_levels_free(made)
	return C.ivn_levels_to_json(q.context, made, &q.text, &q.failed.detail)
}

func levelFacts(facts *C.ivn_facts) *C.ivn_level_facts {
	return (*C.ivn_level_facts)(structOf(facts, FactsLevel))
}

// LevelFacts gives what service levels look at in the referral.
func (r *Record) LevelFacts(under Environment) (*LevelFacts, error) {
	return askRecord[LevelFacts](r, under, func(q *asking) C.ivn_status {
		return q.levelFacts(func(facts *C.ivn_facts) C.ivn_status {
			return C.ivn_facts_to_json(q.context, C.IVN_FACTS_LEVEL, structOf(facts, FactsLevel), &q.text,
				&q.failed.detail)
		})
	})
}

// Levels tells where the referral stands with each service level.
func (r *Record) Levels(under Environment) (*Levels, error) {
	return askRecord[Levels](r, under, func(q *asking) C.ivn_status { return q.levelFacts(q.levels) })
}

func (q *asking) levelFacts(use func(*C.ivn_facts) C.ivn_status) C.ivn_status {
	var facts *C.ivn_facts
	status := C.ivn_level_facts_of(q.context, q.record, q.environment, &facts, &q.failed.detail)
	if status < 0 {
		return status
	}
	defer C.ivn_facts_free(facts)
	return use(facts)
}

// Share gives a share in tenths of a percent, exact and rounded half up; nil where the denominator is 0.
func Share(numerator, denominator uint64) (*int, error) {
	var out C.ivn_number
	err := statusError(C.ivn_share(C.uint64_t(numerator), C.uint64_t(denominator), &out))
	return numberOf(out), err
}

// LevelTally says how many referrals stand where with a service level.
type LevelTally struct {
	Met           uint64 `json:"met"`
	Missed        uint64 `json:"missed"`
	NotDue        uint64 `json:"not_due"`
	Withdrawn     uint64 `json:"withdrawn"`
	NotKnown      uint64 `json:"not_known"`
	NotApplicable uint64 `json:"not_applicable"`
}

// LevelFigure is a service level of many referrals.
type LevelFigure struct {
	LevelTally
	Numerator   uint64 `json:"numerator"`         // Those that met it.
	Denominator uint64 `json:"denominator"`       // Those that the percentage counts.
	Tenths      *int   `json:"tenths,omitempty"`  // Tenths of a percent; nil: the denominator is 0.
	Reached     Flag   `json:"reached,omitempty"` // The share that the rulebook asks for; Unknown: it sets none.
}

// LevelFigureOf makes a figure of a tally, under the rulebook's rule of what the percentage counts.
func LevelFigureOf(level ServiceLevel, tally LevelTally, under Environment) (figure LevelFigure, err error) {
	err = under.under(func(_ *C.ivn_context, environment *C.ivn_environment) error {
		var numerator, denominator C.uint64_t
		var tenths C.ivn_number
		var reached C.ivn_flag
		failed := newFailure()
		status := C.figure_of(environment, C.uint32_t(level), tallyAt([]LevelTally{tally}), &numerator, &denominator,
			&tenths, &reached, &failed.detail)
		if status < 0 {
			return failed.err(status)
		}
		figure = LevelFigure{tally, uint64(numerator), uint64(denominator), numberOf(tenths), Flag(reached)}
		return nil
	})
	return figure, err
}

// DayNotKnown says in a column that it is not known whether, or when, it happened.
const DayNotKnown = Date(C.IVN_DAY_NOT_KNOWN)

// LevelColumns are referrals as columns of one length. DateNone says that it has not happened; a column that is nil
// says so of each.
type LevelColumns struct {
	Received     []Date   // Required.
	FirstOffered []Date   // As in LevelFacts, like all that follow.
	OfferedFor   []Date   // Required where it is counted.
	Commenced    []Date   // Likewise.
	Ended        []Date   // Likewise.
	Returned     []Date   // Likewise.
	Group        []uint8  // Codes of groups.
	GroupWide    []uint16 // Codes of groups, where Group is nil. Both nil: all are of group 0.
}

func (c LevelColumns) fit() bool {
	count := len(c.Received)
	for _, days := range [][]Date{c.FirstOffered, c.OfferedFor, c.Commenced, c.Ended, c.Returned} {
		if days != nil && len(days) != count {
			return false
		}
	}
	return (c.Group == nil || len(c.Group) == count) && (c.GroupWide == nil || len(c.GroupWide) == count)
}

// LevelTallies are what is counted of columns: a tally for each group, added to what stands there. What is nil is not
// counted.
type LevelTallies struct {
	Offered      []LevelTally
	OfferedFor   []LevelTally
	Commencement []LevelTally
	Referrals    uint64 // Counted.
	Outside      uint64 // Not counted: received on a day outside the period.
	NotReceived  uint64 // Not counted: not received by the day that was asked for.
	Undated      uint64 // Not counted: a period is asked for, and the day of receipt is not known.
	Ungrouped    uint64 // Not counted: there are fewer groups.
}

// NewLevelTallies counts all levels, of so many groups.
func NewLevelTallies(groups int) *LevelTallies {
	return &LevelTallies{Offered: make([]LevelTally, groups), OfferedFor: make([]LevelTally, groups),
		Commencement: make([]LevelTally, groups)}
}

// groups gives how many there are, and whether all tallies have as many.
func (t *LevelTallies) groups() (count int, fit bool) {
	count = 1
	for _, tallies := range [][]LevelTally{t.Offered, t.OfferedFor, t.Commencement} {
		if tallies != nil {
			count = len(tallies)
		}
	}
	for _, tallies := range [][]LevelTally{t.Offered, t.OfferedFor, t.Commencement} {
		if tallies != nil && len(tallies) != count {
			return count, false
		}
	}
	return count, count > 0
}

func (t *LevelTallies) totals() [5]C.uint64_t {
	return [5]C.uint64_t{C.uint64_t(t.Referrals), C.uint64_t(t.Outside), C.uint64_t(t.NotReceived),
		C.uint64_t(t.Undated), C.uint64_t(t.Ungrouped)}
}

func (t *LevelTallies) take(totals [5]C.uint64_t) {
	t.Referrals, t.Outside, t.NotReceived = uint64(totals[0]), uint64(totals[1]), uint64(totals[2])
	t.Undated, t.Ungrouped = uint64(totals[3]), uint64(totals[4])
}

var errGroups = &Error{Status: ErrArgument, Offset: -1, Message: "all tallies must have one for each group"}

// Add adds tallies of as many groups; what is not counted here stays uncounted.
func (t *LevelTallies) Add(from *LevelTallies) error {
	count, fit := t.groups()
	fromCount, fromFit := from.groups()
	if !fit || !fromFit {
		return errGroups
	}
	totals, added := t.totals(), from.totals()
	status := C.add_tallies(C.uint32_t(count), tallyAt(t.Offered), tallyAt(t.OfferedFor), tallyAt(t.Commencement),
		&totals[0], C.uint32_t(fromCount), tallyAt(from.Offered), tallyAt(from.OfferedFor),
		tallyAt(from.Commencement), &added[0])
	if status >= 0 {
		t.take(totals)
	}
	return statusError(status)
}

// LevelsMany counts many referrals by group, in one call of the library and without a copy: the same as adding each to
// a LevelReport. Parts of the columns, in whatever goroutines, come to the same as the whole. partial says that a group
// is not among those of the tallies, or a day outside the calendar. After an error nothing is counted.
func LevelsMany(columns LevelColumns, period Period, into *LevelTallies, under Environment) (partial bool, err error) {
	groups, fit := into.groups()
	if !fit {
		return false, errGroups
	}
	if !columns.fit() {
		return false, &Error{Status: ErrArgument, Offset: -1, Message: "the columns must have the same length"}
	}
	err = under.under(func(_ *C.ivn_context, environment *C.ivn_environment) error {
		days, totals, failed := period.days(), into.totals(), newFailure()
		status := C.levels_many(environment, &days, placeOf(columns.Received), daysOf(columns.FirstOffered),
			daysOf(columns.OfferedFor), daysOf(columns.Commenced), daysOf(columns.Ended), daysOf(columns.Returned),
			at[C.uint8_t](columns.Group), at[C.uint16_t](columns.GroupWide), C.size_t(len(columns.Received)),
			C.uint32_t(groups), tallyAt(into.Offered), tallyAt(into.OfferedFor), tallyAt(into.Commencement), &totals[0],
			&failed.detail)
		if status >= 0 {
			into.take(totals)
		}
		partial = status == C.IVN_PARTIAL
		return failed.err(status)
	})
	return partial, err
}

// at gives the address of a slice for the length of a call, as C has its elements.
func at[To, From any](list []From) *To {
	if len(list) == 0 {
		return nil
	}
	return (*To)(unsafe.Pointer(&list[0]))
}

func tallyAt(list []LevelTally) *C.ivn_level_tally { return at[C.ivn_level_tally](list) }
