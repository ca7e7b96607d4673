package interventions

// #include <interventions/interventions.h>
import "C"

import "unsafe"

// Screening is a catalogue's criteria on one day, compiled to answer for many people at once.
type Screening struct {
	handle   *handle
	services []*Service
	day      Date
}

// Screening compiles the catalogue for a day.
func (c *Catalogue) Screening(on Date) (*Screening, error) {
	ctx, err := libraryContext()
	if err != nil {
		return nil, err
	}
	rules, err := c.acquire()
	if err != nil {
		return nil, err
	}
	environment, failed := c.environment(rules, on), newFailure()
	var made *C.ivn_screening
	if status := C.ivn_screening_new(ctx, &environment, &made, &failed.detail); status < 0 {
		c.release(rules)
		return nil, failed.err(status)
	}
	// It points into catalogue and rulebook, so it keeps them until it goes itself.
	screening := &Screening{day: on, handle: newHandle(unsafe.Pointer(made), func(pointer unsafe.Pointer) {
		C.ivn_screening_free((*C.ivn_screening)(pointer))
		c.release(rules)
	})}
	view := C.ivn_screening_read(made)
	if screening.services, err = c.services(view.services, view.service_count); err != nil {
		screening.Close()
		return nil, err
	}
	return screening, nil
}

// Close gives the screening's memory back.
func (s *Screening) Close() error { return s.handle.close() }

// Services gives the services that are answered for, in the order of the answers. They must not be changed.
func (s *Screening) Services() []*Service { return s.services }

// Day gives the day that is answered for.
func (s *Screening) Day() Date { return s.day }

// Answers are the answers for many people and many services.
type Answers struct {
	services int
	bytes    []byte
}

// At gives the answer for a person and a service, both counted from 0; 0 where the person's facts do not fit the day,
// as when the date of birth lies after it.
func (a *Answers) At(user, service int) Summary { return Summary(a.Row(user)[service]) }

// Row gives the answers for one person, counted from 0: for each service the code of a Summary, or 0. It is not a copy.
func (a *Answers) Row(user int) []byte { return a.bytes[user*a.services : (user+1)*a.services] }

// Run answers for a caseload: the same as Assess gives one by one. partial says that somebody's facts do not fit the
// day.
func (s *Screening) Run(users *People) (answers *Answers, partial bool, err error) {
	if err := s.handle.acquire(); err != nil {
		return nil, false, err
	}
	defer s.handle.release()
	if err := users.handle.acquire(); err != nil {
		return nil, false, err
	}
	defer users.handle.release()
	answers = &Answers{len(s.services), make([]byte, users.count*len(s.services))}
	if len(answers.bytes) == 0 {
		return answers, false, nil
	}
	status := C.ivn_screening_run((*C.ivn_screening)(s.handle.pointer), users.view().service_users,
		C.size_t(users.count), (*C.uint8_t)(unsafe.Pointer(&answers.bytes[0])))
	if status < 0 {
		return nil, false, statusError(status)
	}
	return answers, status == C.IVN_PARTIAL, nil
}
