package interventions

import "time"

// Moment is an instant as facts have it: in JSON UTC with milliseconds, 2026-11-22T09:30:00.000Z. It holds a time.Time,
// whose finer digits are left out.
type Moment struct {
	time.Time
}

// At makes a moment that is known, for the fields of facts.
func At(at time.Time) *Moment { return &Moment{at} }

// MarshalText gives 2026-11-22T09:30:00.000Z.
func (m Moment) MarshalText() ([]byte, error) {
	return []byte(m.UTC().Format("2006-01-02T15:04:05.000Z")), nil
}

// MarshalJSON gives the same as a text of JSON.
func (m Moment) MarshalJSON() ([]byte, error) {
	return []byte(m.UTC().Format(`"2006-01-02T15:04:05.000Z"`)), nil
}
