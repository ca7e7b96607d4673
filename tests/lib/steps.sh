# Runs named steps one after the other, each into a log of its own, and sums up. Sourced by tests/run and examples/run.
# A step is a function step_NAME; exit status 77 means "skipped", with the reason on its last line of output.

step_names=() step_titles=() step_results=() step_seconds=()
total_passed=0 total_failed=0 total_skipped=0

# step NAME TITLE: puts a step on the list.
step() {
    step_names+=("$1")
    step_titles+=("$2")
}

# How many tests a log tells of: CMocka, pytest, go test -v, and lines "N passed, N failed[, N skipped]".
count_tests() {
    awk '
        function number_before(word,    found) {
            found = match($0, "[0-9]+ " word)
            return found ? substr($0, RSTART, RLENGTH) + 0 : 0
        }
        { sub(/\r$/, "") }
        /^\[  PASSED  \] [0-9]+ test/ { passed += $4; next }
        /^\[  FAILED  \] [0-9]+ test/ { failed += $4; next }
        /^\[  SKIPPED \] [0-9]+ test/ { skipped += $4; next }
        /^ *--- PASS: / { passed++; next }
        /^ *--- FAIL: / { failed++; next }
        /^ *--- SKIP: / { skipped++; next }
        /^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$/ || /^=* ?[0-9]+ (passed|failed|skipped).* in [0-9.]+s/ {
            passed += number_before("passed"); failed += number_before("failed"); skipped += number_before("skipped")
        }
        END { print passed + 0, failed + 0, skipped + 0 }' "$1"
}

# run_step INDEX: runs it in the background of this shell and says every half minute that it still works.
run_step() {
    local name=${step_names[$1]} title=${step_titles[$1]} log=$logs/${step_names[$1]}.log
    local began=$SECONDS status passed failed skipped told=$SECONDS
    # Inside `if`, `&&` or `||` bash lets a step run on after a command that failed.
    (set -e; false; true)
    if [ $? = 0 ]; then
        echo "run_steps was called where errexit has no effect" >&2
        exit 70
    fi
    printf '[%d/%d] %s ...\n' "$2" "$3" "$title"
    # A process group of its own, so that an interrupted run leaves nothing behind.
    set -m
    (set -euo pipefail; "step_$name") >"$log" 2>&1 </dev/null &
    running=$!
    set +m
    while kill -0 "$running" 2>/dev/null; do
        sleep 0.2
        if [ $((SECONDS - told)) -ge 30 ]; then
            told=$SECONDS
            printf '      %d s: %s\n' $((SECONDS - began)) "$(tail -n 1 "$log" | tr -d '\r' | cut -c1-100)"
        fi
    done
    wait "$running"
    status=$?
    running=
    read -r passed failed skipped < <(count_tests "$log")
    case $status in
    0)
        step_results[$1]=ok
        [ $((passed + skipped)) -gt 0 ] || passed=1
        ;;
    77)
        step_results[$1]=skipped
        skipped=$((skipped + 1))
        printf '      skipped: %s\n' "$(tail -n 1 "$log")"
        ;;
    *)
        step_results[$1]=FAILED
        [ "$failed" -gt 0 ] || failed=1
        printf '      FAILED (%s); the end of its log:\n' "$log"
        tail -n "${IVN_LOG_LINES:-60}" "$log" | sed 's/^/      | /'
        ;;
    esac
    sed -n 's/^say: /      /p' "$log"
    step_seconds[$1]=$((SECONDS - began))
    total_passed=$((total_passed + passed))
    total_failed=$((total_failed + failed))
    total_skipped=$((total_skipped + skipped))
}

# run_steps [NAME...]: those steps, or all; 0 when none failed. To be called as a plain command, its status read after.
run_steps() {
    local chosen=() index name fine=0 at=0
    for index in "${!step_names[@]}"; do
        name=${step_names[$index]}
        if [ $# = 0 ] || [[ " $* " == *" $name "* ]]; then chosen+=("$index"); fi
    done
    trap '[ -z "${running:-}" ] || kill -- -"$running" 2>/dev/null; exit 130' INT TERM
    mkdir -p "$logs"
    for index in "${chosen[@]}"; do
        at=$((at + 1))
        run_step "$index" "$at" "${#chosen[@]}"
        [ "${step_results[$index]}" != FAILED ] || fine=1
        if [ $fine = 1 ] && [ "${step_names[$index]}" = install ]; then break; fi
    done
    printf '\nSummary (%d s; logs in %s)\n' "$SECONDS" "$logs"
    for index in "${chosen[@]}"; do
        [ -z "${step_results[$index]:-}" ] ||
            printf '  %-8s %4d s  %s\n' "${step_results[$index]}" "${step_seconds[$index]}" "${step_titles[$index]}"
    done
    return $fine
}
