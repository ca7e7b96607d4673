package interventions

// Assessment is the answer for one person and one service.
type Assessment struct {
	Summary   Summary       `json:"summary"`             // The answer of the best offer.
	Service   string        `json:"service"`             // Key of the service.
	Edition   string        `json:"edition"`             // Key of its edition.
	ServiceID string        `json:"service_id"`          // Its UUID.
	Name      string        `json:"name"`                // Its name.
	Text      string        `json:"text"`                // The answer in one or a few sentences.
	Day       Date          `json:"day"`                 // The day that it was given for.
	Offers    []OfferAnswer `json:"offers,omitempty"`    // Per offer.
	Findings  []Finding     `json:"findings,omitempty"`  // Eligibility first, then suitability, advice, routing.
	Questions []Question    `json:"questions,omitempty"` // What to find out first: none unless the answer depends on it.
	Remarks   []string      `json:"remarks,omitempty"`   // On the facts: release dates that differ, law that is changing.
}

// OfferAnswer is what an offer of a service came to.
type OfferAnswer struct {
	Setting Setting `json:"setting"` // Where it is delivered.
	Summary Summary `json:"summary"` // The answer.
	Offer   int     `json:"offer"`   // Its place in Service.Offers, 1 for the first.
}

// Finding is one criterion and what it came to.
type Finding struct {
	Outcome      Flag     `json:"outcome,omitempty"`       // Met, not met, not known.
	Level        Level    `json:"level"`                   // How much it weighs.
	Group        int      `json:"group,omitempty"`         // Alternatives have one number; 0: the offer's areas.
	GroupOutcome Flag     `json:"group_outcome,omitempty"` // What the group as a whole came to.
	Offer        int      `json:"offer"`                   // The offer's place in Service.Offers, 1 for the first.
	Subject      Subject  `json:"subject"`                 // What is looked at.
	Operation    Operator `json:"operation"`               // How it is compared.
	Rule         string   `json:"rule,omitempty"`          // Code of the rule.
	Title        string   `json:"title,omitempty"`         // The criterion in a few words.
	Reason       string   `json:"reason,omitempty"`        // One sentence: what is compared with what, and the outcome.
	Expected     string   `json:"expected,omitempty"`      // What is compared with.
	Actual       string   `json:"actual,omitempty"`        // The person's value. Personal data.
	Source       string   `json:"source,omitempty"`        // Document and section.
	Missing      string   `json:"missing,omitempty"`       // JSON pointer of the fact to find out, or "".
	Alternative  string   `json:"alternative,omitempty"`   // Key of the service to use instead, or "".
}

// Question is a fact, or a figure of the rulebook, on which an answer depends.
type Question struct {
	Subject Subject `json:"subject"`           // What lacks it.
	Pointer string  `json:"pointer,omitempty"` // JSON pointer of the fact, or "rulebook:RULE/parameter".
	Title   string  `json:"title,omitempty"`   // What to find out, in a few words.
}

// Recommendation says which services address a person's needs, and whether they fit.
type Recommendation struct {
	// Suggestions: needs linked to offending first, then the more complex, then in the order of need areas.
	Suggestions []Suggestion `json:"suggestions,omitempty"`
	Day         Date         `json:"day"`             // The day that it was given for.
	Unmet       []NeedArea   `json:"unmet,omitempty"` // Needs for which no service fits or could fit.
}

// Suggestion is a service that addresses a need, and whether it fits.
type Suggestion struct {
	Need              NeedArea   `json:"need"`                          // The need area.
	Complexity        Complexity `json:"complexity,omitempty"`          // Complexity of the need.
	LinkedToOffending Flag       `json:"linked_to_offending,omitempty"` // The need is linked to offending.
	Summary           Summary    `json:"summary"`                       // The answer, complexity taken into account.
	Delivered         Flag       `json:"delivered,omitempty"`           // No: not delivered at this complexity.
	Sessions          *int       `json:"sessions,omitempty"`            // Most sessions at this complexity, or in all.
	SessionsLeast     *int       `json:"sessions_least,omitempty"`      // Least sessions.
	Hours             *int       `json:"hours,omitempty"`               // Most hours at this complexity.
	HoursAssessment   *int       `json:"hours_assessment,omitempty"`    // Hours of the assessment before it.
	Reason            string     `json:"reason,omitempty"`              // One sentence.
	Alternative       string     `json:"alternative,omitempty"`         // The service to use instead, or "".
	Assessment        Assessment `json:"assessment"`                    // The assessment behind it.
}

// Comparison says which answers another rulebook changes.
type Comparison struct {
	Changes     []ChangeOfAnswer `json:"changes,omitempty"`      // By person, then in the catalogue's order.
	AnswerCount int              `json:"answer_count,omitempty"` // How many answers were compared.
}

// ChangeOfAnswer is an answer that is another one under the other rulebook.
type ChangeOfAnswer struct {
	User    int      `json:"user"`             // The person's place in the caseload, 1 for the first.
	Service string   `json:"service"`          // Key of the service.
	Edition string   `json:"edition"`          // Key of its edition.
	Before  Summary  `json:"before,omitempty"` // The answer under the catalogue's rulebook.
	After   Summary  `json:"after,omitempty"`  // The answer under the other one.
	Rules   []string `json:"rules,omitempty"`  // Codes of the rules whose findings changed.
}
