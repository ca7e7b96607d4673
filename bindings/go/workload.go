package interventions

// #include <interventions/interventions.h>
import "C"

import (
	"encoding/json"
	"unsafe"
)

// WorkloadDay is a day of a workload.
type WorkloadDay struct {
	Day      *Date `json:"day,omitempty"`      // Which.
	Received int   `json:"received,omitempty"` // Referrals received on it.
	Closed   int   `json:"closed,omitempty"`   // Referrals that ended, or were returned, on it.
	Open     int   `json:"open,omitempty"`     // Open at its end; of a day to come, as on the day that is asked for.
	Due      int   `json:"due,omitempty"`      // First offers not made yet whose last day in time it is.
}

// WorkloadMonth is a month of a workload, as far as its window goes.
type WorkloadMonth struct {
	Month    string `json:"month"`               // "2026-11".
	Received int    `json:"received,omitempty"`  // Referrals received in it.
	Closed   int    `json:"closed,omitempty"`    // Referrals that ended, or were returned, in it.
	Open     int    `json:"open,omitempty"`      // Open at its end; of a month to come, as on the day asked for.
	MostOpen int    `json:"most_open,omitempty"` // Most open at the end of a day of it that has come.
}

// WorkloadLine is a line of a workload.
type WorkloadLine struct {
	By            Grouping        `json:"by"`                        // Anything but the month.
	Key           string          `json:"key,omitempty"`             // As in the lines of a report.
	Open          int             `json:"open,omitempty"`            // Received, not ended and not returned.
	Waiting       int             `json:"waiting,omitempty"`         // Of them: without an offer, and there is time.
	Overdue       int             `json:"overdue,omitempty"`         // Of them: without an offer, and too late.
	OfferNotKnown int             `json:"offer_not_known,omitempty"` // Of them: which of it cannot be told.
	NotKnown      int             `json:"not_known,omitempty"`       // In no other figure, for want of a day.
	MostOpen      int             `json:"most_open,omitempty"`       // Most open at the end of a day of the window.
	MostOpenOn    *Date           `json:"most_open_on,omitempty"`    // The first such day.
	Months        []WorkloadMonth `json:"months,omitempty"`          // All of the window.
	Days          []WorkloadDay   `json:"days,omitempty"`            // Those on which something happened or is due.
}

// WorkloadView is what a workload says.
type WorkloadView struct {
	Day         *Date          `json:"day,omitempty"`          // The day that was asked for.
	From        *Date          `json:"from,omitempty"`         // First day of the window.
	To          *Date          `json:"to,omitempty"`           // Last day of the window.
	Referrals   int            `json:"referrals,omitempty"`    // Counted.
	NotReceived int            `json:"not_received,omitempty"` // Not counted: not received by then.
	Basis       string         `json:"basis"`                  // What it goes by: workloads merge where it is the same.
	Lines       []WorkloadLine `json:"lines,omitempty"`        // The total first.
}

// Headroom is a capacity, and what is made of it.
type Headroom struct {
	By       Grouping `json:"by"`                  // As in the capacity.
	Key      string   `json:"key,omitempty"`       // As in the capacity.
	Open     int      `json:"open,omitempty"`      // Open on the day that is asked for.
	ToOffer  int      `json:"to_offer,omitempty"`  // Of them: without an offer, in time or not.
	Places   *int     `json:"places,omitempty"`    // As in the capacity.
	Room     *int     `json:"room,omitempty"`      // Places less those open; below 0: there are too few.
	OverOn   *Date    `json:"over_on,omitempty"`   // First day of the window with more open than places.
	Offers   *int     `json:"offers,omitempty"`    // As in the capacity.
	LateOn   *Date    `json:"late_on,omitempty"`   // First day on which not all that is due can have been offered.
	DaysOver int      `json:"days_over,omitempty"` // Days of the window with more open than places.
}

// Workload is how much there is to do, day by day: it grows by what is added. Goroutines wait for each other, as at a
// LevelReport.
type Workload struct {
	*sum
}

// NewWorkload makes an empty workload of a window of days, whose ends are both given: days that have passed show what
// was open, days to come what falls due. It keeps the calendar, rulebook and catalogue of the environment alive by
// itself.
func NewWorkload(under Environment, window Period) (*Workload, error) {
	free := func(pointer unsafe.Pointer) { C.ivn_workload_free((*C.ivn_workload)(pointer)) }
	made, err := newSum(under, free, func(ctx *C.ivn_context, environment *C.ivn_environment, failed *failure) (
		unsafe.Pointer, C.ivn_status) {
		days := window.days()
		var workload *C.ivn_workload
		status := C.ivn_workload_new(ctx, environment, &days, &workload, &failed.detail)
		return unsafe.Pointer(workload), status
	})
	if err != nil {
		return nil, err
	}
	return &Workload{made}, nil
}

func workloadAt(pointer unsafe.Pointer) *C.ivn_workload { return (*C.ivn_workload)(pointer) }

// Add adds a referral, of whatever kind its service is; after an error the workload is as it was.
func (w *Workload) Add(facts LevelFacts) error {
	data, err := json.Marshal(facts)
	if err != nil {
		return err
	}
	return w.AddJSON(data)
}

// AddJSON is Add of facts that are JSON already, of the kind FactsLevel.
func (w *Workload) AddJSON(facts []byte) error {
	return w.add(facts, func(own unsafe.Pointer, facts *C.ivn_level_facts, failed *failure) C.ivn_status {
		return C.ivn_workload_add(workloadAt(own), facts, &failed.detail)
	})
}

// AddRecord adds the referral of a record.
func (w *Workload) AddRecord(record *Record) error {
	return w.addRecord(record, func(own unsafe.Pointer, record *C.ivn_record, failed *failure) C.ivn_status {
		return C.ivn_workload_add_record(workloadAt(own), record, &failed.detail)
	})
}

// Merge adds a workload to this one, as reports are merged.
func (w *Workload) Merge(from *Workload) error {
	return w.withBoth(from.sum, func(a, b unsafe.Pointer, failed *failure) C.ivn_status {
		return C.ivn_workload_merge(workloadAt(a), workloadAt(b), &failed.detail)
	})
}

// Read tells what the workload says.
func (w *Workload) Read() (*WorkloadView, error) {
	return answered(func(answer *WorkloadView) error {
		data, err := w.JSON()
		if err != nil {
			return err
		}
		return json.Unmarshal(data, answer)
	})
}

// JSON gives the workload as JSON: equal workloads give equal bytes.
func (w *Workload) JSON() ([]byte, error) {
	return w.text(func(ctx *C.ivn_context, own unsafe.Pointer, text **C.ivn_text, failed *failure) C.ivn_status {
		return C.ivn_workload_to_json(ctx, workloadAt(own), text, &failed.detail)
	})
}

// Headrooms holds the workload against what there is room for.
func (w *Workload) Headrooms(capacities ...Capacity) ([]Headroom, error) {
	data, err := json.Marshal(map[string][]Capacity{"capacities": capacities})
	if err != nil {
		return nil, err
	}
	facts, err := readFacts(FactsCapacity, data)
	if err != nil {
		return nil, err
	}
	defer C.ivn_facts_free(facts)
	data, err = w.text(func(ctx *C.ivn_context, own unsafe.Pointer, text **C.ivn_text, failed *failure) C.ivn_status {
		var made *C.ivn_headrooms
		status := C.ivn_headrooms_of(ctx, workloadAt(own), (*C.ivn_capacities)(structOf(facts, FactsCapacity)), &made,
			&failed.detail)
		if status < 0 {
			return status
		}
		defer C.ivn_headrooms_free(made)
		return C.ivn_headrooms_to_json(ctx, made, text, &failed.detail)
	})
	if err != nil {
		return nil, err
	}
	var told struct {
		Headrooms []Headroom `json:"headrooms"`
	}
	err = json.Unmarshal(data, &told)
	return told.Headrooms, err
}
