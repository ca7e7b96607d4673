package interventions

// #include <interventions/interventions.h>
import "C"

import "unsafe"

// Profile is what follows from a person's facts on a day: the subjects that criteria look at.
type Profile struct {
	Day            Date           // The day.
	Subjects       []SubjectValue // In the order of their codes, the first is code 1.
	Remarks        []string       // On the facts: release dates that differ, law that is changing.
	ReleaseDate    *Date          // The release date that counts.
	ReleaseSource  ReleaseSource  // Where it comes from.
	Urgent         Flag           // Days to release are few enough for the urgent timescale.
	WeeksToRelease *int           // Whole weeks to the release date, rounded down.
}

// SubjectValue is one subject of a person. When it is not known, anything from Low to High is possible: years, days, a
// Date, the code of a term, or No to Yes.
type SubjectValue struct {
	Subject   Subject
	Known     bool
	Low, High int
	Text      string // For subjects that are texts.
	Missing   string // What to find out: JSON pointer of the fact, or "rulebook:RULE/parameter".
}

// Profile derives a person's subjects for a day under this rulebook.
func (r *Rulebook) Profile(user Facts, day Date) (*Profile, error) {
	data, err := user.facts()
	if err != nil {
		return nil, err
	}
	facts, err := readFacts(FactsServiceUser, data)
	if err != nil {
		return nil, err
	}
	defer C.ivn_facts_free(facts)
	ctx, err := libraryContext()
	if err != nil {
		return nil, err
	}
	if err := r.handle.acquire(); err != nil {
		return nil, err
	}
	defer r.handle.release()
	var made *C.ivn_profile
	failed := newFailure()
	status := C.ivn_profile_new(ctx, r.pointer(), (*C.ivn_service_user)(structOf(facts, FactsServiceUser)),
		C.ivn_date(day), &made, &failed.detail)
	if status < 0 {
		return nil, failed.err(status)
	}
	defer C.ivn_profile_free(made)
	return profileOf(C.ivn_profile_read(made)), nil
}

func profileOf(view *C.ivn_profile_view) *Profile {
	made := &Profile{
		Day: Date(view.day.value), Remarks: wordsOf(view.remarks, view.remark_count), ReleaseDate: dateOf(view.release_date),
		ReleaseSource: ReleaseSource(view.release_source), Urgent: Flag(view.urgent),
		WeeksToRelease: numberOf(view.weeks_to_release),
	}
	for _, each := range unsafe.Slice(view.subjects, int(view.subject_count)) {
		made.Subjects = append(made.Subjects, SubjectValue{Subject(each.subject), each.known != 0, int(each.low),
			int(each.high), C.GoString(each.text), C.GoString(each.missing)})
	}
	return made
}
