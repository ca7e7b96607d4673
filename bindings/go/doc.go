// Package interventions answers, for a person on probation in England and Wales, which services they may be referred
// to, why not, and what to find out first; where a referral stands, what may come next, and what is owed by whom; and
// which day is the n-th working day after another. It is the Go binding of the C library libinterventions, which
// decides; this package adds types and lifetimes and nothing else.
//
//	england, err := interventions.NewCalendar(interventions.EnglandAndWales)
//	due, err := england.Add(received, 10)
//
//	services, err := interventions.BuiltinCatalogue()
//	answer, err := services.Assess(user, "personal-well-being/emotional", day)
//	for _, finding := range answer.Findings {
//		fmt.Println(finding.Rule, finding.Reason, finding.Source)
//	}
//
// A referral is lived by one verb, [Decide]: a command on a [Record] under an [Environment] gives a [Change] or tells
// all that stands in the way. Nothing is stored here.
//
//	change, err := interventions.Decide(nil, interventions.Command{ID: id, Type: interventions.CommandDraft,
//		Body: interventions.ReferralFacts{ServiceUser: &user, Service: "personal-well-being/emotional"}}, environment)
//	duties, err := change.Record.Duties(environment)
//
// Records live in a [Store] of the host's own: a [Caseload] on it loads, decides and commits.
//
//	cases := interventions.NewCaseload(store, environment)
//	change, err := cases.Do(ctx, interventions.Command{ID: id, Type: interventions.CommandAccept, Record: record})
//
// What a contract is judged by is told of one referral by [LevelsOf], of many by a [LevelReport], of columns of
// millions by [LevelsMany].
//
// # Facts
//
// What is not known is left out: a [Flag] is Unknown, [No] or [Yes], a term of a vocabulary is 0, a number or a date is
// a nil pointer ([Known] makes one that is not), a list that may have gaps has a flag that says whether it is complete.
// A missing fact is never taken for a no. Wherever facts are asked for, [JSON] does as well as a struct.
// An instant is a [Moment], which [At] makes.
//
// The structs of facts and the vocabularies are generated from the library's own tables; see internal/generate.
//
// # Lifetimes
//
// A [Calendar], [Rulebook], [Catalogue], [People], [Screening], [DutyTable], [Record],
// [LevelReport] or [Workload] holds memory of the C library
// and is given back with Close. There are no finalizers: what is never closed stays until the process ends, which is
// right for a calendar that a service uses all its life. Close may be called more than once, and while other goroutines
// are inside a call: the memory goes when the last of them returns. A call after Close answers [ErrClosed]. What was
// made from something else stands on its own, and either may be closed first. Answers are plain Go values and need no
// Close.
//
// # Goroutines
//
// All of these but reports and workloads are immutable: any number of goroutines may use the same one at once. At a
// report or a workload they wait for each other. The same holds for a [Caseload] on
// a store that bears it, as a [MemoryStore] does.
//
// # Errors
//
// An error of the library is an [*Error], which [errors.Is] compares with the statuses [ErrArgument] to [ErrMemory]:
//
//	if errors.Is(err, interventions.ErrInvalid) {
//		for _, violation := range interventions.Violations(err) {
//			log.Print(violation.Pointer, ": ", violation.Message)
//		}
//	}
//
// Messages never contain a person's data. What a [Store] returns is the cause of an error that it brings about, and
// what it panics with goes through as it is.
package interventions

//go:generate go run ./internal/generate
