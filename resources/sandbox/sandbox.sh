#!/bin/bash
# The real systems of Sluice's sandbox on this machine, loopback only.
#   sandbox.sh up|down|status [--only NAME,NAME] [--json] [--remove]
# Environment: SLUICE_SANDBOX_SHIFT is added to every port, SLUICE_SANDBOX_DATA is the data folder, SLUICE_CACHE keeps
# what is fetched and built. down keeps the data, --remove deletes it.
set -u
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$(readlink -f "$0")")/lib.sh"

declare -A FILES=([orders-db]=mysql [orders-maria]=mysql [bus]=kafka [search]=elasticsearch [cache]=redis [warehouse]=tidb)
ALL=(orders-db bus search cache warehouse)   # orders-maria only when it is named

usage() {
    echo "usage: sandbox.sh up|down|status [--only NAMES] [--json] [--remove]; names: ${ALL[*]}" >&2
    exit 2
}

system() { # NAME: loads its file
    NAME=$1
    # shellcheck disable=SC1090
    . "$HERE/systems/${FILES[$1]}.sh"
}

launch() { # starts what is prepared, under the lock of the system
    rm -f "$RUN/$NAME.reason"
    if ! { alive "$NAME" && wait_for 30 answers; }; then
        stop "$NAME"
        rm -f "$RUN/$NAME.ready"
        if port_open "$PORT"; then
            failed "starting" "another program holds port $PORT on this machine"
            return 2
        fi
        start || return $?
    fi
    furnish || return $?
    : >"$RUN/$NAME.ready"
    version >"$RUN/$NAME.version"
    event answering "$KIND $(version) on 127.0.0.1:$PORT"
}

up() { # NAME
    system "$1"
    exec 9>"$RUN/$NAME.lock"
    if ! flock -n 9; then
        event waiting "another sandbox command works on it"
        flock 9
    fi
    local reason
    reason=$(impossible)
    if [ -n "$reason" ]; then
        cannot "$reason"
        return 0
    fi
    prepare
    case $? in
        0) launch ;;
        1 | 3) return 0 ;;
        *) return 2 ;;
    esac
}

join() { # NAME: builds, then starts; runs detached
    system "$1"
    build || return 1
    exec 9>"$RUN/$NAME.lock"
    flock 9
    launch
}

down() { # NAME
    system "$1"
    exec 9>"$RUN/$NAME.lock"
    flock -w 60 9
    halt
    rm -f "$RUN/$NAME.reason"
    if [ "$REMOVE" = 1 ]; then
        rm -rf "${DATA:?}/$NAME" "${OUTSIDE_DATA:-$DATA/$NAME}" "$RUN/$NAME".*
    fi
    [ "$JSON" = 1 ] || printf '%s stopped%s\n' "$NAME" "$([ "$REMOVE" = 1 ] && echo ', data removed')"
}

status() { # NAME: one JSON object or one line
    system "$1"
    local state=stopped reason="" version=""
    version=$(cat "$RUN/$NAME.version" 2>/dev/null)
    if alive "$NAME"; then
        # What is still being furnished answers, but whoever used it now would meet half of its data.
        if answers && [ -e "$RUN/$NAME.ready" ]; then state=running; else reason="it is starting, or does not answer"; fi
    elif [ "$KIND" = tidb ] && ! cached && { being_built || alive "$NAME-join"; }; then
        state=building
        reason="joins in about $(minutes_left) min"
    elif [ -s "$RUN/$NAME.reason" ]; then
        state=unavailable
        reason=$(cat "$RUN/$NAME.reason")
    else
        reason=$(impossible)
        [ -n "$reason" ] && state=unavailable
    fi
    if [ "$JSON" != 1 ]; then
        printf '%-10s %-14s %-12s 127.0.0.1:%-6s %-12s %s\n' "$NAME" "$KIND" "${version:--}" "$PORT" "$state" "$reason"
        return
    fi
    # shellcheck disable=SC2086
    set -- $NEEDS
    local accounts="" entry has=false
    cached && has=true
    for entry in ${ACCOUNTS:-}; do
        accounts+="${accounts:+, }{\"user\": \"${entry%%:*}\", \"password\": \"$PASSWORD\", \"may\": \"${entry#*:}\"}"
    done
    printf '  {"name": "%s", "kind": "%s", "version": %s, "host": "127.0.0.1", "port": %d, "user": "%s", "password": "%s", "state": "%s", "reason": %s,' \
        "$NAME" "$KIND" "$(json_text "$version")" "$PORT" "$USERNAME" "$PASSWORD" "$state" "$(json_text "$reason")"
    printf ' "accounts": [%s], "cached": %s, "download_mb": %d, "disk_mb": %d, "memory_mb": %d, "minutes": %d, "log": %s, "pid": %d}' \
        "$accounts" "$has" "$2" "$4" "$6" "$8" "$(json_text "$LOGS/$NAME.log")" "$(pid_of "$NAME" || echo 0)"
}

COMMAND=${1:-}
[ $# -gt 0 ] && shift
ONLY=()
REMOVE=0
while [ $# -gt 0 ]; do
    case $1 in
        --json) JSON=1 ;;
        --remove) REMOVE=1 ;;
        --only)
            [ $# -ge 2 ] || usage
            IFS=', ' read -r -a ONLY <<<"$2"
            shift
            ;;
        --only=*) IFS=', ' read -r -a ONLY <<<"${1#--only=}" ;;
        *) usage ;;
    esac
    shift
done
[ "${#ONLY[@]}" -gt 0 ] || ONLY=("${ALL[@]}")
for name in "${ONLY[@]}"; do
    [ -n "${FILES[$name]:-}" ] || { echo "sandbox: there is no system \"$name\"; there are ${!FILES[*]}" >&2; exit 2; }
done
mkdir -p "$RUN" "$LOGS" "$CACHE" || { echo "sandbox: the folder $DATA cannot be written; set SLUICE_SANDBOX_DATA" >&2; exit 1; }

descend() { # PID: its descendants in this session; the servers have sessions of their own and stay
    local child
    for child in $(ps -o pid= --ppid "$1"); do
        [ "$(ps -o sid= -p "$child" | tr -d ' ')" = "$(ps -o sid= -p $$ | tr -d ' ')" ] || continue
        descend "$child"
        echo "$child"
    done
}
trap 'kill $(descend $$) 2>/dev/null; exit 143' INT TERM HUP

each() { # FUNCTION: for every system at once; 1 if one failed
    local pids=() pid code=0
    for name in "${ONLY[@]}"; do
        ("$1" "$name") &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do
        wait "$pid" || code=1
    done
    return $code
}

case $COMMAND in
    up)
        if [ "$JSON" = 1 ]; then for NAME in "${ONLY[@]}"; do event waiting; done; fi
        each up
        ;;
    down) each down ;;
    join) each join ;;
    status)
        [ "$JSON" = 1 ] && printf '{"systems": ['
        separator=$'\n'
        for name in "${ONLY[@]}"; do
            [ "$JSON" = 1 ] && printf '%s' "$separator"
            separator=$',\n'
            (status "$name")
        done
        [ "$JSON" = 1 ] && printf '\n]}\n'
        exit 0
        ;;
    *) usage ;;
esac
