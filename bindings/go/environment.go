package interventions

// #include <interventions/interventions.h>
// #include <stdlib.h>
//
// // What an environment points at, in C's memory: Go's may not hold pointers to Go's.
// typedef struct surroundings {
//     ivn_actor actor;
//     const ivn_busy_time **list;
//     ivn_busy_time *times;
// } surroundings;
//
// static surroundings *surround(size_t count)
// {
//     surroundings *made = calloc(1, sizeof *made);
//     if (made == NULL)
//         return NULL;
//     made->list = calloc(count + 1, sizeof *made->list);
//     made->times = calloc(count + 1, sizeof *made->times);
//     for (size_t i = 0; made->list != NULL && i < count; i++)
//         made->list[i] = made->times + i;
//     return made;
// }
//
// static void set_busy(surroundings *made, size_t place, ivn_instant from, ivn_instant to)
// {
//     made->times[place].size = sizeof *made->times;
//     made->times[place].from = from;
//     made->times[place].to = to;
// }
//
// static int is_whole(const surroundings *made) { return made != NULL && made->list != NULL && made->times != NULL; }
//
// static void leave(surroundings *made)
// {
//     if (made == NULL)
//         return;
//     free((void *)made->actor.name);
//     free(made->list);
//     free(made->times);
//     free(made);
// }
import "C"

import (
	"sync"
	"time"
)

// Actor is who acts.
type Actor struct {
	Role Role   // In what role.
	Name string // The host's own name or number of the person or account. Personal data.
}

// BusyTime is a time in which the service user, or whoever meets them, is taken up elsewhere. To is free again.
type BusyTime struct {
	From, To time.Time
}

// Environment is what a decision is made under: the time, who acts, and the calendar and the catalogue with its
// rulebook. It owns nothing: close these when they are no longer used.
type Environment struct {
	Now       time.Time  // The host's time.
	At        time.Time  // When what a command records happened, where it is entered later; zero: Now.
	On        *Date      // The day that is asked for; nil: the British date of Now.
	Actor     Actor      // Who acts; needed to decide.
	Catalogue *Catalogue // Services, and the rulebook to decide by; nil: those of the documents.
	Calendar  *Calendar  // Working days; nil: those of England and Wales.
	Duties    *DutyTable // Rows of duties; nil: those of the documents.
	Busy      []BusyTime // Against which an appointment is checked.
	Attempt   int        // At a reference number: 0 at first, one more after each one that was taken.
}

// What an environment without its own decides by. Made once, never closed.
var defaults struct {
	once      sync.Once
	catalogue *Catalogue
	calendar  *Calendar
	err       error
}

func (e Environment) complete() (Environment, error) {
	defaults.once.Do(func() {
		if defaults.catalogue, defaults.err = BuiltinCatalogue(); defaults.err == nil {
			defaults.calendar, defaults.err = NewCalendar(EnglandAndWales)
		}
	})
	if e.Catalogue == nil {
		e.Catalogue = defaults.catalogue
	}
	if e.Calendar == nil {
		e.Calendar = defaults.calendar
	}
	return e, defaults.err
}

// under calls the library with the environment as C has it, all that it holds being kept alive.
func (e Environment) under(call func(*C.ivn_context, *C.ivn_environment) error) error {
	ctx, err := libraryContext()
	if err != nil {
		return err
	}
	if e, err = e.complete(); err != nil {
		return err
	}
	rules, err := e.Catalogue.acquire()
	if err != nil {
		return err
	}
	defer e.Catalogue.release(rules)
	if err := e.Calendar.handle.acquire(); err != nil {
		return err
	}
	defer e.Calendar.handle.release()
	made, err := e.surround()
	if err != nil {
		return err
	}
	defer C.leave(made)
	environment := C.ivn_environment{size: C.sizeof_ivn_environment, now: C.ivn_instant(e.Now.UnixMilli()),
		attempt: C.uint32_t(e.Attempt), rulebook: rules.pointer(), catalogue: e.Catalogue.pointer(),
		calendar: e.Calendar.pointer(), busy_times: made.list, busy_time_count: C.uint32_t(len(e.Busy))}
	if !e.At.IsZero() {
		environment.at = C.ivn_moment{known: 1, value: C.int64_t(e.At.UnixMilli())}
	}
	if e.On != nil {
		environment.on = C.ivn_number{known: 1, value: C.int32_t(*e.On)}
	}
	if e.Actor.Role != 0 {
		environment.actor = &made.actor
	}
	if e.Duties != nil {
		if err := e.Duties.handle.acquire(); err != nil {
			return err
		}
		defer e.Duties.handle.release()
		environment.duties = e.Duties.pointer()
	}
	return call(ctx, &environment)
}

func (e Environment) surround() (*C.surroundings, error) {
	name, err := wordOf(e.Actor.Name)
	if err != nil {
		return nil, err
	}
	made := C.surround(C.size_t(len(e.Busy)))
	if C.is_whole(made) == 0 {
		freeWord(name)
		C.leave(made)
		return nil, statusError(C.IVN_ERROR_MEMORY)
	}
	made.actor = C.ivn_actor{size: C.sizeof_ivn_actor, role: C.uint32_t(e.Actor.Role), name: name}
	for i, each := range e.Busy {
		C.set_busy(made, C.size_t(i), C.ivn_instant(each.From.UnixMilli()), C.ivn_instant(each.To.UnixMilli()))
	}
	return made, nil
}
