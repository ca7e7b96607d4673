package interventions

import (
	"context"
	"testing"
	"time"
	"unsafe"

	"interventions/internal/cloop"
)

// BenchmarkAddMany measures a million dates in one call, and how much longer that takes than the same call from a loop
// in C, over the same memory in the same process: at most 1.2 times is asked for.
func BenchmarkAddMany(b *testing.B) {
	const count, days, least = 1_000_000, 10, 20
	england := calendar(b, EnglandAndWales)
	from, out := make([]Date, count), make([]Date, count)
	for i := range from {
		from[i] = Date(18262 + (i*7919)%3653)
	}
	best := time.Hour
	b.ResetTimer()
	for round := 0; round < b.N || round < least; round++ {
		began := time.Now()
		if _, err := england.AddMany(out, from, days); err != nil {
			b.Fatal(err)
		}
		if took := time.Since(began); took < best {
			best = took
		}
	}
	b.StopTimer()
	inC := cloop.AddMany(england.handle.pointer, numbers(from), numbers(out), days, max(b.N, least))
	b.ReportMetric(float64(best)/count, "ns/date")
	b.ReportMetric(float64(inC)/count, "ns/date-in-C")
	b.ReportMetric(float64(best)/float64(inC), "times-C")
}

func max(a, b int) int {
	if a > b {
		return a
	}
	return b
}

// numbers gives the same memory as numbers.
func numbers(dates []Date) []int32 {
	return unsafe.Slice((*int32)(unsafe.Pointer(&dates[0])), len(dates))
}

func BenchmarkAdd(b *testing.B) {
	england := calendar(b, EnglandAndWales)
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		if _, err := england.Add(day, 10); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAssess(b *testing.B) {
	built := services(b)
	for i := 0; i < b.N; i++ {
		must(built.Assess(user, "personal-well-being/emotional", day))
	}
}

func BenchmarkAssessAll(b *testing.B) {
	built := services(b)
	for i := 0; i < b.N; i++ {
		must(built.AssessAll(user, day))
	}
}

// BenchmarkScreening measures the answers for a thousand people and all services, per answer.
func BenchmarkScreening(b *testing.B) {
	people := make([]ServiceUser, 1000)
	for i := range people {
		people[i] = user
		people[i].DateOfBirth = Known(day - Date(6000+i*13))
	}
	everybody, screening := must(NewPeople(people...)), must(services(b).Screening(day))
	defer everybody.Close()
	defer screening.Close()
	b.ResetTimer()
	began := time.Now()
	for i := 0; i < b.N; i++ {
		if _, _, err := screening.Run(everybody); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(time.Since(began))/float64(b.N*len(people)*len(screening.Services())), "ns/answer")
}

// What a command costs by itself, and with a store in memory around it: the difference is three crossings, reading the
// record anew, and keys.
func BenchmarkDecide(b *testing.B) {
	d := newDesk(b).live(CommandReceive)
	command := Command{ID: "00000000-0000-4000-8000-000000000007", Type: CommandAccept}
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		must(Decide(d.record, command, d.under)).Record.Close()
	}
}

func BenchmarkDo(b *testing.B) {
	s := newShelf(b, CommandReceive)
	command := Command{ID: "00000000-0000-4000-8000-000000000007", Type: CommandAccept, Record: s.id}
	forget := override{Store: s.store, commit: func(context.Context, Batch) error { return nil }}
	cases := NewCaseload(forget, s.under)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		must(cases.Do(background, command)).Record.Close()
	}
}
