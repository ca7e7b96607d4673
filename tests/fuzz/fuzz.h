/*
 * What each fuzz target defines, and what libFuzzer or replay.c calls. A target aborts when what it holds does not
 * hold.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
