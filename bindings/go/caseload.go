package interventions

// #include <interventions/interventions.h>
// #include <stdint.h>
//
// // The callbacks are in Go; these are what C calls, as a Go function's pointers are to nothing that is const.
// ivn_status ivnGoLoad(uintptr_t user, uint32_t kind, uint8_t *id, ivn_load_sink *sink);
// ivn_status ivnGoCommit(uintptr_t user, ivn_batch *batch, ivn_commit_sink *sink);
// ivn_status ivnGoFind(uintptr_t user, ivn_query *query, ivn_find_sink *sink);
// ivn_flag ivnGoProgress(uintptr_t user, uint64_t done, char *last);
//
// static ivn_status load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
// {
//     return ivnGoLoad((uintptr_t)user, kind, (uint8_t *)id, (ivn_load_sink *)sink);
// }
//
// static ivn_status commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
// {
//     return ivnGoCommit((uintptr_t)user, (ivn_batch *)batch, (ivn_commit_sink *)sink);
// }
//
// static ivn_status find(void *user, const ivn_query *query, const ivn_find_sink *sink)
// {
//     return ivnGoFind((uintptr_t)user, (ivn_query *)query, (ivn_find_sink *)sink);
// }
//
// static ivn_flag progress(void *user, uint64_t done, const char *last)
// {
//     return ivnGoProgress((uintptr_t)user, done, (char *)last);
// }
//
// static void fill_ops(ivn_store_ops *out, uintptr_t user)
// {
//     *out = (ivn_store_ops){.size = sizeof *out, .user = (void *)user, .load = load, .commit = commit, .find = find};
// }
//
// static ivn_status open_caseload(const ivn_context *context, uintptr_t user, ivn_caseload **out)
// {
//     ivn_store_ops ops;
//
//     fill_ops(&ops, user);
//     return ivn_caseload_new(context, &ops, out);
// }
//
// static ivn_status reindex(ivn_caseload *caseload, const ivn_duty_table *duties, const char *after, uintptr_t asked,
//                           ivn_error *error)
// {
//     return ivn_caseload_reindex(caseload, IVN_RECORD_REFERRAL, duties, after, asked != 0 ? progress : NULL,
//                                 (void *)asked, error);
// }
import "C"

import (
	"context"
	"encoding/json"
	"unsafe"
)

// Caseload is records in a store: commands are done with them, they are found, and what is due is told over all of
// them. It holds no memory of C and needs no Close; any number of goroutines may use the same one, if the store bears
// that.
type Caseload struct {
	store Store
	under Environment
}

// NewCaseload gives a caseload on a store, deciding under an environment. The store is not called.
func NewCaseload(store Store, under Environment) *Caseload { return &Caseload{store, under} }

// Under gives the same caseload under another environment: another time, another actor.
func (c *Caseload) Under(under Environment) *Caseload { return &Caseload{c.store, under} }

// Do carries a command out: loads its record, decides, commits. The command names its record, unless it drafts one.
// Nothing is committed where Change says Replayed or Unchanged. A record that another has changed meanwhile is loaded
// and decided on again, and a reference number that is taken makes way for the next, each a limited number of times.
//
// ErrState and ErrInvalid tell all that stands in the way. After [ErrOutcomeUnknown] give the same command again: it
// is done once. What the store returned is the cause of [ErrStore].
func (c *Caseload) Do(ctx context.Context, command Command) (*Change, error) {
	data, err := json.Marshal(command)
	if err != nil {
		return nil, err
	}
	return c.DoJSON(ctx, data)
}

// DoJSON is Do of a command that is JSON already.
func (c *Caseload) DoJSON(ctx context.Context, command []byte) (change *Change, err error) {
	facts, err := readFacts(FactsCommand, command)
	if err != nil {
		return nil, err
	}
	defer C.ivn_facts_free(facts)
	err = c.under.under(func(_ *C.ivn_context, environment *C.ivn_environment) error {
		var made *C.ivn_change
		_, err := c.open(ctx, func(load *C.ivn_caseload, failed *failure) C.ivn_status {
			return C.ivn_caseload_do(load, (*C.ivn_command)(structOf(facts, FactsCommand)), environment, &made,
				&failed.violations, &failed.detail)
		})
		if err != nil {
			return err
		}
		defer C.ivn_change_free(made)
		change, err = takeChange(made)
		return err
	})
	return change, err
}

// Get gives a record by its id, to be closed; ErrNotFound where there is none.
func (c *Caseload) Get(ctx context.Context, id string) (*Record, error) {
	word, err := wordOf(id)
	if err != nil {
		return nil, err
	}
	defer freeWord(word)
	var made *C.ivn_record
	_, err = c.open(ctx, func(load *C.ivn_caseload, failed *failure) C.ivn_status {
		return C.ivn_caseload_get(load, C.IVN_RECORD_REFERRAL, word, &made, &failed.detail)
	})
	if err != nil {
		return nil, err
	}
	return newRecord(made), nil
}

// Unread is a record that could not be read.
type Unread struct {
	Status Status `json:"status"` // ErrDamaged, ErrVersion or ErrLimit.
	Record string `json:"record"` // Its UUID.
	Why    string `json:"why"`    // In words.
}

// Cases is a page of records, in the order of their ids.
type Cases struct {
	Records []*Record // Each to be closed.
	Unread  []Unread  // Those that could not be read, and may have the key.
	Next    string    // Where the next page begins; "": that was all. A page may have fewer records than were asked for.
}

// Close closes the records.
func (c *Cases) Close() error {
	for _, each := range c.Records {
		each.Close()
	}
	return nil
}

// Find gives the records that have a key: "service_user", "reference", "provider", "contract" or "phase"; with "" for
// the key, all records. after is Next of the page before, or "" for the first; most is how many records the page is to
// have, 1 to 1000.
func (c *Caseload) Find(ctx context.Context, key, value, after string, most int) (*Cases, error) {
	words, err := wordsIn(key, value, after)
	if err != nil {
		return nil, err
	}
	defer freeWords(words)
	if key == "" {
		freeWords(words[:2])
		words[0], words[1] = nil, nil
	}
	var made *C.ivn_cases
	_, err = c.open(ctx, func(load *C.ivn_caseload, failed *failure) C.ivn_status {
		return C.ivn_caseload_find(load, C.IVN_RECORD_REFERRAL, words[0], words[1], words[2], C.uint32_t(most), &made,
			&failed.detail)
	})
	if err != nil {
		return nil, err
	}
	defer C.ivn_cases_free(made)
	view := C.ivn_cases_read(made)
	found := &Cases{Next: C.GoString(view.next)}
	for i := C.uint32_t(0); i < view.count; i++ {
		found.Records = append(found.Records, newRecord(C.ivn_cases_record(made, i)))
	}
	if view.unread_count > 0 {
		for _, each := range unsafe.Slice(view.unread, view.unread_count) {
			found.Unread = append(found.Unread, Unread{Status(each.status), C.GoString(each.record), C.GoString(each.why)})
		}
	}
	return found, nil
}

// Each calls do with all records that have a key, as Find finds them, and closes each afterwards. An error of do ends
// it and is returned. Where some could not be read, an error of the first of them is returned once all others are done.
func (c *Caseload) Each(ctx context.Context, key, value string, do func(*Record) error) error {
	var unread error
	for after := ""; ; {
		page, err := c.Find(ctx, key, value, after, 100)
		if err != nil {
			return err
		}
		if err := page.each(do); err != nil {
			return err
		}
		if unread == nil && len(page.Unread) > 0 {
			unread = &Error{Status: page.Unread[0].Status, Offset: -1, Message: page.Unread[0].Why}
		}
		if page.Next == "" {
			return unread
		}
		after = page.Next
	}
}

func (c *Cases) each(do func(*Record) error) error {
	defer c.Close()
	for _, each := range c.Records {
		if err := do(each); err != nil {
			return err
		}
	}
	return nil
}

// Due is a duty that is owed.
type Due struct {
	Record    string `json:"record"`              // UUID of the referral.
	Reference string `json:"reference,omitempty"` // Its reference number.
	Duty      Duty   `json:"duty"`                // What is owed, by whom and by when.
}

// Dues is a page of what is due, in the order of due dates.
type Dues struct {
	Dues  []Due  `json:"dues,omitempty"`  // Those of a day by referral.
	Day   *Date  `json:"day,omitempty"`   // The day they were asked for.
	Until *Date  `json:"until,omitempty"` // The last due date that was asked for.
	Next  string `json:"next,omitempty"`  // Where the next page begins; "": that was all.

	Unread []Unread `json:"unread,omitempty"` // Referrals that could not be read, and may owe something.
}

// Due tells what is owed and due by a day, over all referrals, overdue duties included. after and most are as in Find.
func (c *Caseload) Due(ctx context.Context, until Date, after string, most int) (*Dues, error) {
	words, err := wordsIn(after)
	if err != nil {
		return nil, err
	}
	defer freeWords(words)
	return answered(func(answer *Dues) error {
		return c.under.under(func(_ *C.ivn_context, environment *C.ivn_environment) error {
			var made *C.ivn_dues
			_, err := c.open(ctx, func(load *C.ivn_caseload, failed *failure) C.ivn_status {
				return C.ivn_caseload_due(load, environment, C.ivn_date(until), words[0], C.uint32_t(most), &made,
					&failed.detail)
			})
			if err != nil {
				return err
			}
			defer C.ivn_dues_free(made)
			return read(answer, func(limits *C.ivn_context, text **C.ivn_text, detail *C.ivn_error) C.ivn_status {
				return C.ivn_dues_to_json(limits, made, text, detail)
			})
		})
	})
}

// Reindex writes the keys of all records anew, and their bodies in the schema of this library: after an update that
// writes other keys, or with rows added to the duties of the environment. It begins after the record whose id is after,
// or with "" at the first. progress, unless it is nil, is told after each record how many are done and the id of the
// last, and returns whether to go on; all says that it was not stopped and that no record was passed over as one that
// cannot be read: Each of all records tells which.
func (c *Caseload) Reindex(ctx context.Context, after string, progress func(done uint64, last string) bool) (all bool,
	err error) {
	words, err := wordsIn(after)
	if err != nil {
		return false, err
	}
	defer freeWords(words)
	err = c.under.under(func(_ *C.ivn_context, environment *C.ivn_environment) error {
		x := &crossing{ctx: ctx, store: c.store, progress: progress}
		status, err := x.open(func(load *C.ivn_caseload, user C.uintptr_t, failed *failure) C.ivn_status {
			if progress == nil {
				user = 0
			}
			return C.reindex(load, environment.duties, words[0], user, &failed.detail)
		})
		all = status == C.IVN_OK
		return err
	})
	return all, err
}

// Delete deletes a record with its keys; its events stay in the outbox. revision is the one at which it must be; 0:
// any. Meant for what should never have been stored: personal data goes by the command to redact.
func (c *Caseload) Delete(ctx context.Context, id string, revision int) error {
	if revision != int(revisionOf(revision)) {
		return statusError(C.IVN_ERROR_ARGUMENT)
	}
	word, err := wordOf(id)
	if err != nil {
		return err
	}
	defer freeWord(word)
	_, err = c.open(ctx, func(load *C.ivn_caseload, failed *failure) C.ivn_status {
		return C.ivn_caseload_delete(load, C.IVN_RECORD_REFERRAL, word, C.uint32_t(revision), &failed.detail)
	})
	return err
}

// open makes a call with a caseload of C, which lasts as long as the call: one of C belongs to one thread at a time.
func (c *Caseload) open(ctx context.Context, call func(*C.ivn_caseload, *failure) C.ivn_status) (C.ivn_status, error) {
	x := &crossing{ctx: ctx, store: c.store}
	return x.open(func(load *C.ivn_caseload, _ C.uintptr_t, failed *failure) C.ivn_status { return call(load, failed) })
}

func (x *crossing) open(call func(*C.ivn_caseload, C.uintptr_t, *failure) C.ivn_status) (C.ivn_status, error) {
	limits, err := libraryContext()
	if err != nil {
		return C.IVN_ERROR_MEMORY, err
	}
	failed := newFailure()
	return x.cross(failed, func(user C.uintptr_t) C.ivn_status {
		var load *C.ivn_caseload
		if status := C.open_caseload(limits, user, &load); status < 0 {
			return status
		}
		defer C.ivn_caseload_free(load)
		return call(load, user, failed)
	})
}

// fillOps makes the callbacks of C that call a store.
func fillOps(out *C.ivn_store_ops, user C.uintptr_t) { C.fill_ops(out, user) }
