// Package cloop is the C that tests need, as no test file may hold any: it calls the library from a loop in C, so that a
// benchmark can say what the way through Go costs, and counts the bytes that C holds.
package cloop

// #cgo pkg-config: interventions
// #include <interventions/interventions.h>
// #include <malloc.h>
// #include <time.h>
//
// // mallinfo2 tells of one arena only, so there is to be no other.
// __attribute__((constructor)) static void keep_to_one_arena(void)
// {
//     mallopt(M_ARENA_MAX, 1);
// }
//
// static size_t in_use(void)
// {
//     struct mallinfo2 memory = mallinfo2();
//     return memory.uordblks + memory.hblkhd;
// }
//
// // The shortest of `rounds` calls, in nanoseconds.
// static int64_t shortest_add_many(const ivn_calendar *calendar, const ivn_date *from, size_t count, int32_t days,
//                                  ivn_date *out, int32_t rounds)
// {
//     int64_t best = INT64_MAX;
//     for (int32_t round = 0; round < rounds; round++) {
//         struct timespec began, ended;
//         clock_gettime(CLOCK_MONOTONIC, &began);
//         ivn_calendar_add_many(calendar, from, count, days, out);
//         clock_gettime(CLOCK_MONOTONIC, &ended);
//         int64_t took = (int64_t)(ended.tv_sec - began.tv_sec) * 1000000000 + (ended.tv_nsec - began.tv_nsec);
//         if (took < best)
//             best = took;
//     }
//     return best;
// }
import "C"

import (
	"time"
	"unsafe"
)

// AddMany gives the shortest time that ivn_calendar_add_many took in so many rounds. The slices are not empty and of
// the same length.
func AddMany(calendar unsafe.Pointer, from, out []int32, days, rounds int) time.Duration {
	return time.Duration(C.shortest_add_many((*C.ivn_calendar)(calendar), (*C.ivn_date)(unsafe.Pointer(&from[0])),
		C.size_t(len(from)), C.int32_t(days), (*C.ivn_date)(unsafe.Pointer(&out[0])), C.int32_t(rounds)))
}

// InUse gives the bytes that C's allocator has given out.
func InUse() int {
	return int(C.in_use())
}
