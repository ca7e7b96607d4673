#!/usr/bin/env bash
# The runner of steps tells the truth: a step that fails in its middle is FAILED, a skipped one is skipped, and the
# tests that programs report are counted.

. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

expect() { # expect WHAT EXPECTED ACTUAL
    [ "$2" = "$3" ] || { echo "$1: expected $2, found $3"; exit 1; }
}

step fine "succeeds"
step_fine() { echo "[  PASSED  ] 3 test(s)."; }
step broken "fails before its last command"
step_broken() {
    inner() { false; echo "ran on"; }
    inner
    true
}
step absent "has nothing to do"
step_absent() { echo "no such thing"; exit 77; }
step reported "reports failures"
step_reported() {
    printf '%s\n' "[  PASSED  ] 2 test(s)." "[  FAILED  ] 1 test(s), listed below:" \
        "=== 4 passed, 1 skipped in 0.10s ===" "--- PASS: TestA (0.00s)" "    --- FAIL: TestA/b (0.00s)" \
        "5 passed, 0 failed"
    false
}

run_steps >"$logs/output"
expect "a run with failed steps" 1 $?
expect "results" "ok FAILED skipped FAILED" "${step_results[*]}"
expect "passed" 15 "$total_passed"
expect "failed" 3 "$total_failed"
expect "skipped" 2 "$total_skipped"

total_passed=0 total_failed=0 total_skipped=0
run_steps fine >"$logs/output"
expect "a run of one good step" 0 $?
expect "tests of that step" "3 0 0" "$total_passed $total_failed $total_skipped"
echo "the runner tells the truth"
