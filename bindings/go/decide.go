package interventions

// #include <interventions/interventions.h>
import "C"

import "encoding/json"

// Assess answers for one person and one service, given by its key, "key@edition" or id, on a day. ErrInvalid tells all
// that is wrong with the facts; ErrNotFound when there is no such service on that day.
func (c *Catalogue) Assess(user Facts, service string, on Date) (*Assessment, error) {
	return answered(func(answer *Assessment) error { return c.assess(user, service, on, answer) })
}

// AssessAll answers for one person and every service that is offered on the day and has criteria, in the catalogue's
// order.
func (c *Catalogue) AssessAll(user Facts, on Date) ([]Assessment, error) {
	all, err := answered(func(answer *assessments) error { return c.assessAll(user, on, answer) })
	if err != nil {
		return nil, err
	}
	return all.Assessments, nil
}

// Recommend says which services address needs, and whether they fit; without any needs (nil), those of the person's
// facts that are identified.
func (c *Catalogue) Recommend(user Facts, needs []Need, on Date) (*Recommendation, error) {
	return answered(func(answer *Recommendation) error { return c.recommend(user, needs, on, answer) })
}

// WhatIf says which answers for a caseload another rulebook changes: one with overrides, say.
func (c *Catalogue) WhatIf(users *People, other *Rulebook, on Date) (*Comparison, error) {
	return answered(func(answer *Comparison) error { return c.whatIf(users, other, on, answer) })
}

// assessments is the document that AssessAll gives.
type assessments struct {
	Assessments []Assessment `json:"assessments,omitempty"`
}

// answered gives an answer, or nothing when there is an error.
func answered[T any](ask func(*T) error) (*T, error) {
	answer := new(T)
	if err := ask(answer); err != nil {
		return nil, err
	}
	return answer, nil
}

// question is a call of the library in which a catalogue decides on a day: what goes in, and where the answer comes
// out.
type question struct {
	context     *C.ivn_context
	environment C.ivn_environment
	text        *C.ivn_text
	failed      *failure
}

// ask has the catalogue answer; decide makes the answer and writes it as JSON into the question's text.
func (c *Catalogue) ask(on Date, answer any, decide func(*question) C.ivn_status) error {
	ctx, err := libraryContext()
	if err != nil {
		return err
	}
	rules, err := c.acquire()
	if err != nil {
		return err
	}
	defer c.release(rules)
	q := &question{context: ctx, environment: c.environment(rules, on), failed: newFailure()}
	if status := decide(q); status < 0 {
		return q.failed.err(status)
	}
	return decodeText(q.text, answer)
}

func (c *Catalogue) environment(rules *Rulebook, on Date) C.ivn_environment {
	return C.ivn_environment{size: C.sizeof_ivn_environment, on: C.ivn_number{known: 1, value: C.int32_t(on)},
		rulebook: rules.pointer(), catalogue: c.pointer()}
}

// askAbout is ask with one person's facts, checked.
func (c *Catalogue) askAbout(user Facts, on Date, answer any,
	decide func(*question, *C.ivn_service_user) C.ivn_status) error {
	data, err := user.facts()
	if err != nil {
		return err
	}
	facts, err := readFacts(FactsServiceUser, data)
	if err != nil {
		return err
	}
	defer C.ivn_facts_free(facts)
	return c.ask(on, answer, func(q *question) C.ivn_status {
		return decide(q, (*C.ivn_service_user)(structOf(facts, FactsServiceUser)))
	})
}

func (c *Catalogue) assess(user Facts, service string, on Date, answer any) error {
	key, err := wordOf(service)
	if err != nil {
		return err
	}
	defer freeWord(key)
	return c.askAbout(user, on, answer, func(q *question, person *C.ivn_service_user) C.ivn_status {
		var made *C.ivn_assessment
		status := C.ivn_assess(q.context, &q.environment, person, key, &made, &q.failed.detail)
		if status < 0 {
			return status
		}
		defer C.ivn_assessment_free(made)
		return C.ivn_assessment_to_json(q.context, made, &q.text, &q.failed.detail)
	})
}

func (c *Catalogue) assessAll(user Facts, on Date, answer any) error {
	return c.askAbout(user, on, answer, func(q *question, person *C.ivn_service_user) C.ivn_status {
		var made *C.ivn_assessments
		status := C.ivn_assess_all(q.context, &q.environment, person, &made, &q.failed.detail)
		if status < 0 {
			return status
		}
		defer C.ivn_assessments_free(made)
		return C.ivn_assessments_to_json(q.context, made, &q.text, &q.failed.detail)
	})
}

func (c *Catalogue) recommend(user Facts, needs []Need, on Date, answer any) error {
	wanted, err := readNeeds(needs)
	if err != nil {
		return err
	}
	defer C.ivn_facts_free(wanted)
	return c.askAbout(user, on, answer, func(q *question, person *C.ivn_service_user) C.ivn_status {
		var made *C.ivn_recommendation
		status := C.ivn_recommend(q.context, &q.environment, person, (*C.ivn_needs)(structOf(wanted, FactsNeeds)), &made,
			&q.failed.detail)
		if status < 0 {
			return status
		}
		defer C.ivn_recommendation_free(made)
		return C.ivn_recommendation_to_json(q.context, made, &q.text, &q.failed.detail)
	})
}

// readNeeds gives nil for nil.
func readNeeds(needs []Need) (*C.ivn_facts, error) {
	if needs == nil {
		return nil, nil
	}
	data, err := json.Marshal(map[string][]Need{"needs": needs})
	if err != nil {
		return nil, err
	}
	return readFacts(FactsNeeds, data)
}

func (c *Catalogue) whatIf(users *People, other *Rulebook, on Date, answer any) error {
	if err := other.handle.acquire(); err != nil {
		return err
	}
	defer other.handle.release()
	if err := users.handle.acquire(); err != nil {
		return err
	}
	defer users.handle.release()
	return c.ask(on, answer, func(q *question) C.ivn_status {
		var made *C.ivn_comparison
		view := users.view()
		status := C.ivn_what_if(q.context, &q.environment, other.pointer(), view.service_users,
			C.size_t(view.service_user_count), &made, &q.failed.detail)
		if status < 0 {
			return status
		}
		defer C.ivn_comparison_free(made)
		return C.ivn_comparison_to_json(q.context, made, &q.text, &q.failed.detail)
	})
}
