#!/usr/bin/env bash
# with_postgres gives each command a server of its own, passes its exit status on, and leaves nothing behind, however it
# ends.

with=$(dirname "${BASH_SOURCE[0]}")/with_postgres
notes=$(mktemp -d)
trap 'rm -rf "$notes"' EXIT

fail() {
    echo "$*"
    exit 1
}

# gone FOLDER: server and folder are away, at the latest after half a minute.
gone() {
    for _ in {1..300}; do
        if [ ! -e "$1" ] && ! pgrep -f "$1/data" >/dev/null; then return; fi
        sleep 0.1
    done
    fail "$1 or its server is still there"
}

# What the command notes: where its server is, and that it answers.
ask='dirname "$IVN_TEST_POSTGRESQL_SERVER" >"$0"; psql -qAtc "SHOW fsync" "$IVN_TEST_POSTGRESQL" >>"$0"'

"$with" bash -c "$ask; exit 42" "$notes/one"
[ $? = 42 ] || fail "the exit status of the command was not passed on"
[ "$(tail -n 1 "$notes/one")" = on ] || fail "the server does not answer, or does not wait for its disk"
gone "$(head -n 1 "$notes/one")"

"$with" "$notes/nothing" 2>/dev/null && fail "a command that is not there has succeeded"

for signal in INT TERM HUP KILL; do
    "$with" bash -c "$ask; echo ready >>\"\$0\"; exec sleep 100" "$notes/$signal" &
    running=$!
    until [ "$(tail -n 1 "$notes/$signal" 2>/dev/null)" = ready ]; do
        kill -0 "$running" 2>/dev/null || fail "with_postgres has ended by itself"
        sleep 0.1
    done
    kill -"$signal" "$running"
    wait "$running" 2>/dev/null && fail "a run that was ended by $signal has succeeded"
    gone "$(head -n 1 "$notes/$signal")"
done

"$with" bash -c "$ask" "$notes/two" &
first=$!
"$with" bash -c "$ask" "$notes/three" || fail "two at once: the second has failed"
wait "$first" || fail "two at once: the first has failed"
[ "$(head -n 1 "$notes/two")" != "$(head -n 1 "$notes/three")" ] || fail "two commands were given the same server"
echo "with_postgres leaves nothing behind"
