package interventions

// #include <interventions/interventions.h>
import "C"

import (
	"encoding/json"
	"sync"
	"unsafe"
)

// Period is the days of receipt that a report is for, or the window of a workload; both ends are within it.
type Period struct {
	From *Date // First day; nil: no limit.
	To   *Date // Last day; nil: the day that is asked for.
}

func (p Period) days() C.ivn_period {
	return C.ivn_period{size: C.sizeof_ivn_period, from: dayOf(p.From), to: dayOf(p.To)}
}

func dayOf(day *Date) C.ivn_number {
	if day == nil {
		return C.ivn_number{}
	}
	return C.ivn_number{known: 1, value: C.int32_t(*day)}
}

// QualityFigure is both quality measures, of the referrals of larger contracts.
type QualityFigure struct {
	Referrals          uint64 `json:"referrals"`                // Of larger contracts.
	NotKnown           uint64 `json:"not_known"`                // Of contracts of which that is not known.
	Reports            uint64 `json:"reports"`                  // End-of-service reports submitted, with their outcomes.
	ReportsOwed        uint64 `json:"reports_owed"`             // Owed and not submitted.
	Score              uint64 `json:"score"`                    // Halves: 2 for an outcome achieved, 1 partially.
	Most               uint64 `json:"most"`                     // Halves that could have been.
	ScoreTenths        *int   `json:"score_tenths,omitempty"`   // Tenths of a percent of the outcomes.
	Reached            Flag   `json:"reached,omitempty"`        // The share that the rulebook asks for.
	LiaisonKnown       uint64 `json:"liaison_known"`            // Liaison is on record, or that there was none.
	LiaisonAny         uint64 `json:"liaison_any"`              // Of them: with any.
	LiaisonPerson      uint64 `json:"liaison_person"`           // With LiaisonPerson.
	LiaisonRisk        uint64 `json:"liaison_risk"`             // With LiaisonRisk.
	LiaisonEnforcement uint64 `json:"liaison_enforcement"`      // With LiaisonEnforcement.
	LiaisonSentence    uint64 `json:"liaison_sentence"`         // With LiaisonSentence.
	LiaisonTenths      *int   `json:"liaison_tenths,omitempty"` // Tenths of a percent with any.
}

// ReportFigures are the figures of a line.
type ReportFigures struct {
	Referrals            uint64         `json:"referrals"`              // How many.
	AssessmentOffered    LevelFigure    `json:"assessment_offered"`     // By the day on which it was first offered.
	AssessmentOfferedFor LevelFigure    `json:"assessment_offered_for"` // By the day for which that was.
	Commencement         LevelFigure    `json:"commencement"`           // The commencement was attended.
	Quality              *QualityFigure `json:"quality,omitempty"`      // Nil: there may be none under larger contracts.
}

// ReportLine is a line of a report.
type ReportLine struct {
	By  Grouping `json:"by"`  // Total, provider, contract, area, need or month.
	Key string   `json:"key"` // Need as a word, month as "2026-11"; "": not known, or all.
	ReportFigures
}

// ReportRule is what a report goes by for a service level.
type ReportRule struct {
	Level           ServiceLevel `json:"level"`                      // Which.
	Rule            string       `json:"rule"`                       // Code of its rule.
	Counting        string       `json:"counting"`                   // Code of the rule of what the percentage counts.
	Source          string       `json:"source"`                     // Document and section.
	WorkingDays     *int         `json:"working_days,omitempty"`     // Within which it is to be offered.
	Percent         *int         `json:"percent,omitempty"`          // The least share that is asked for.
	CountsWithdrawn Flag         `json:"counts_withdrawn,omitempty"` // The percentage counts it, as not met.
	CountsNotKnown  Flag         `json:"counts_not_known,omitempty"` // Likewise.
}

// ReportHead says what a report is for.
type ReportHead struct {
	Day         *Date        `json:"day,omitempty"`  // The day that was asked for.
	From        *Date        `json:"from,omitempty"` // First day of receipt; nil: no limit.
	To          *Date        `json:"to,omitempty"`   // Last day of receipt.
	Basis       string       `json:"basis"`          // What it goes by: reports merge where it is the same.
	Referrals   uint64       `json:"referrals"`      // In the report.
	Outside     uint64       `json:"outside"`        // Not in it: received outside the period.
	NotReceived uint64       `json:"not_received"`   // Not in it: not received by the day that was asked for.
	Undated     uint64       `json:"undated"`        // Not in it: received on a day that is not known.
	Rules       []ReportRule `json:"rules"`          // One for each service level.
}

// ReportView is what a report says.
type ReportView struct {
	ReportHead
	Lines []ReportLine `json:"lines"` // The total first.
}

// ReportPair is a line of two reports.
type ReportPair struct {
	By                 Grouping       `json:"by"`                            // As in the lines.
	Key                string         `json:"key"`                           // As in the lines.
	Same               Flag           `json:"same,omitempty"`                // They agree in every number.
	OfferedChange      *int           `json:"offered_change,omitempty"`      // Tenths of a percent that B has more.
	OfferedForChange   *int           `json:"offered_for_change,omitempty"`  // Likewise.
	CommencementChange *int           `json:"commencement_change,omitempty"` // Likewise.
	A                  *ReportFigures `json:"a,omitempty"`                   // Of the first; nil: it has none.
	B                  *ReportFigures `json:"b,omitempty"`                   // Of the second one.
}

// ReportPairs are two reports side by side.
type ReportPairs struct {
	A     ReportHead   `json:"a"`     // What the first report is for.
	B     ReportHead   `json:"b"`     // What the second one is for.
	Lines []ReportPair `json:"lines"` // In the order of the lines.
}

// sum is what grows by referrals: a report, a workload. C has it belong to one thread at a time, so calls wait for each
// other. It keeps alive what it looks at when something is added.
type sum struct {
	lock   sync.Mutex
	handle *handle
}

// newSum keeps alive what the environment holds until the sum goes.
func newSum(under Environment, free func(unsafe.Pointer),
	call func(*C.ivn_context, *C.ivn_environment, *failure) (unsafe.Pointer, C.ivn_status)) (*sum, error) {
	under, err := under.complete()
	if err != nil {
		return nil, err
	}
	made := &sum{}
	err = under.under(func(ctx *C.ivn_context, environment *C.ivn_environment) error {
		failed := newFailure()
		pointer, status := call(ctx, environment, failed)
		if status < 0 {
			return failed.err(status)
		}
		// They are held already, by under, so that this cannot fail.
		rules, _ := under.Catalogue.acquire()
		_ = under.Calendar.handle.acquire()
		made.handle = newHandle(pointer, func(pointer unsafe.Pointer) {
			free(pointer)
			under.Calendar.handle.release()
			under.Catalogue.release(rules)
		})
		return nil
	})
	return made, err
}

// Close gives the memory back.
func (s *sum) Close() error {
	if s == nil {
		return nil
	}
	return s.handle.close()
}

// with makes a call that nobody else makes meanwhile.
func (s *sum) with(call func(unsafe.Pointer, *failure) C.ivn_status) error {
	if s == nil {
		return ErrClosed
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if err := s.handle.acquire(); err != nil {
		return err
	}
	defer s.handle.release()
	failed := newFailure()
	return failed.err(call(s.handle.pointer, failed))
}

// withBoth is with of two. They are locked in the order of their addresses, so that two who want each other's do not
// wait forever.
func (s *sum) withBoth(other *sum, call func(a, b unsafe.Pointer, failed *failure) C.ivn_status) error {
	if other == nil {
		return ErrClosed
	}
	if s == other {
		return s.with(func(own unsafe.Pointer, failed *failure) C.ivn_status { return call(own, own, failed) })
	}
	if s != nil && uintptr(unsafe.Pointer(other)) < uintptr(unsafe.Pointer(s)) {
		return other.withBoth(s, func(b, a unsafe.Pointer, failed *failure) C.ivn_status { return call(a, b, failed) })
	}
	var inner error
	err := s.with(func(a unsafe.Pointer, _ *failure) C.ivn_status {
		inner = other.with(func(b unsafe.Pointer, failed *failure) C.ivn_status { return call(a, b, failed) })
		return C.IVN_OK
	})
	if err == nil {
		err = inner
	}
	return err
}

// add reads facts, and makes a call with them.
func (s *sum) add(data []byte, call func(unsafe.Pointer, *C.ivn_level_facts, *failure) C.ivn_status) error {
	facts, err := readFacts(FactsLevel, data)
	if err != nil {
		return err
	}
	defer C.ivn_facts_free(facts)
	return s.with(func(own unsafe.Pointer, failed *failure) C.ivn_status { return call(own, levelFacts(facts), failed) })
}

func (s *sum) addRecord(record *Record, call func(unsafe.Pointer, *C.ivn_record, *failure) C.ivn_status) error {
	return record.keep(func(kept *C.ivn_record) error {
		return s.with(func(own unsafe.Pointer, failed *failure) C.ivn_status { return call(own, kept, failed) })
	})
}

// text has C write what the sum says.
func (s *sum) text(call func(*C.ivn_context, unsafe.Pointer, **C.ivn_text, *failure) C.ivn_status) ([]byte, error) {
	ctx, err := libraryContext()
	if err != nil {
		return nil, err
	}
	var text *C.ivn_text
	err = s.with(func(own unsafe.Pointer, failed *failure) C.ivn_status { return call(ctx, own, &text, failed) })
	if err != nil {
		return nil, err
	}
	return takeText(text), nil
}

// LevelReport is a report of service levels, which grows by what is added. Any number of goroutines may use it; they
// wait for each other, so that parts made apart and merged are faster.
type LevelReport struct {
	*sum
}

// NewLevelReport makes an empty report of a period. It keeps the calendar, rulebook and catalogue of the environment
// alive by itself.
func NewLevelReport(under Environment, period Period) (*LevelReport, error) {
	return newReport(under, func(ctx *C.ivn_context, environment *C.ivn_environment, made **C.ivn_level_report,
		failed *failure) C.ivn_status {
		days := period.days()
		return C.ivn_report_new(ctx, environment, &days, made, &failed.detail)
	})
}

// LevelReportFromJSON gives a report from what JSON gave, on whatever machine, to be merged: it says the same.
// ErrConflict where it was made for another day, under other figures or another calendar than those of the environment.
func LevelReportFromJSON(data []byte, under Environment) (*LevelReport, error) {
	return newReport(under, func(ctx *C.ivn_context, environment *C.ivn_environment, made **C.ivn_level_report,
		failed *failure) C.ivn_status {
		return C.ivn_report_from_json(ctx, environment, bytesOf(data), C.size_t(len(data)), made, &failed.detail)
	})
}

func newReport(under Environment, call func(*C.ivn_context, *C.ivn_environment, **C.ivn_level_report,
	*failure) C.ivn_status) (*LevelReport, error) {
	free := func(pointer unsafe.Pointer) { C.ivn_report_free((*C.ivn_level_report)(pointer)) }
	made, err := newSum(under, free, func(ctx *C.ivn_context, environment *C.ivn_environment, failed *failure) (
		unsafe.Pointer, C.ivn_status) {
		var report *C.ivn_level_report
		status := call(ctx, environment, &report, failed)
		return unsafe.Pointer(report), status
	})
	if err != nil {
		return nil, err
	}
	return &LevelReport{made}, nil
}

func reportAt(pointer unsafe.Pointer) *C.ivn_level_report { return (*C.ivn_level_report)(pointer) }

// Add adds a referral. One that is added twice counts twice; after an error the report is as it was.
func (r *LevelReport) Add(facts LevelFacts) error {
	data, err := json.Marshal(facts)
	if err != nil {
		return err
	}
	return r.AddJSON(data)
}

// AddJSON is Add of facts that are JSON already, of the kind FactsLevel.
func (r *LevelReport) AddJSON(facts []byte) error {
	return r.add(facts, func(own unsafe.Pointer, facts *C.ivn_level_facts, failed *failure) C.ivn_status {
		return C.ivn_report_add(reportAt(own), facts, &failed.detail)
	})
}

// AddRecord adds the referral of a record.
func (r *LevelReport) AddRecord(record *Record) error {
	return r.addRecord(record, func(own unsafe.Pointer, record *C.ivn_record, failed *failure) C.ivn_status {
		return C.ivn_report_add_record(reportAt(own), record, &failed.detail)
	})
}

// Merge adds a report to this one, and leaves it as it is. In whatever order parts are merged, it comes to the same.
// ErrConflict where they are for different days, periods, figures or calendars.
func (r *LevelReport) Merge(from *LevelReport) error {
	return r.withBoth(from.sum, func(a, b unsafe.Pointer, failed *failure) C.ivn_status {
		return C.ivn_report_merge(reportAt(a), reportAt(b), &failed.detail)
	})
}

// Read tells what the report says.
func (r *LevelReport) Read() (*ReportView, error) {
	return answered(func(answer *ReportView) error {
		data, err := r.JSON()
		if err != nil {
			return err
		}
		return json.Unmarshal(data, answer)
	})
}

// JSON gives the report as JSON: equal reports give equal bytes.
func (r *LevelReport) JSON() ([]byte, error) {
	return r.text(func(ctx *C.ivn_context, own unsafe.Pointer, text **C.ivn_text, failed *failure) C.ivn_status {
		return C.ivn_report_to_json(ctx, reportAt(own), text, &failed.detail)
	})
}

// Compare puts the report beside another one: what another rulebook, calendar, day or period would have made of it.
func (r *LevelReport) Compare(other *LevelReport) (*ReportPairs, error) {
	return answered(func(answer *ReportPairs) error {
		ctx, err := libraryContext()
		if err != nil {
			return err
		}
		var text *C.ivn_text
		err = r.withBoth(other.sum, func(a, b unsafe.Pointer, failed *failure) C.ivn_status {
			var made *C.ivn_report_pairs
			status := C.ivn_report_compare(ctx, reportAt(a), reportAt(b), &made, &failed.detail)
			if status < 0 {
				return status
			}
			defer C.ivn_report_pairs_free(made)
			return C.ivn_report_pairs_to_json(ctx, made, &text, &failed.detail)
		})
		if err != nil {
			return err
		}
		return decodeText(text, answer)
	})
}
