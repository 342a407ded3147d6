# What every system of the sandbox shares: places, events, processes that are known by pid, cached files.
# Sourced by sandbox.sh; the files under systems/ use it. Loopback only.
# shellcheck shell=bash disable=SC2034

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
SHIFT=${SLUICE_SANDBOX_SHIFT:-0}
DATA=${SLUICE_SANDBOX_DATA:-${XDG_DATA_HOME:-$HOME/.local/share}/sluice/sandbox}
CACHE=${SLUICE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sluice}
LOGS=$DATA/log
RUN=$DATA/run
SANDBOX_PASSWORD=sluice-sandbox   # made for the sandbox, no secret
JSON=${JSON:-0}
BEGAN=${BEGAN:-$(date +%s)}

# socket ROLE: a path that fits into the 107 bytes that the kernel allows.
socket() {
    local path=$RUN/$1.sock
    [ "${#path}" -le 100 ] || path=/tmp/sluice-$(printf '%s' "$DATA" | cksum | cut -d' ' -f1)-$1.sock
    printf '%s' "$path"
}

# ---- words -----------------------------------------------------------------------------------------------------------

# json_text TEXT: a JSON string, quotes included.
json_text() {
    local text=${1//\\/\\\\}
    text=${text//\"/\\\"}
    text=${text//$'\n'/ }
    text=${text//$'\r'/}
    text=${text//$'\t'/ }
    printf '"%s"' "$text"
}

# event STATE [DETAIL] [REASON] [PROGRESS 0..1]: one line, of system $NAME.
event() {
    local seconds=$(($(date +%s) - BEGAN))
    if [ "$JSON" = 1 ]; then
        local progress=
        [ -n "${4:-}" ] && progress=",\"progress\":$4"
        printf '{"system":%s,"state":"%s","detail":%s,"reason":%s,"elapsed_s":%d%s}\n' "$(json_text "$NAME")" "$1" \
            "$(json_text "${2:-}")" "$(json_text "${3:-}")" "$seconds" "$progress"
    else
        local text=$1
        [ "$1" = unavailable ] && text="not running here"
        printf '%5d s  %-10s %-12s %s\n' "$seconds" "$NAME" "$text" "${2:-}${2:+${3:+: }}${3:-}"
    fi
}

# cannot REASON: the system is not to be had here. The others go on.
cannot() {
    printf '%s\n' "$1" >"$RUN/$NAME.reason"
    event unavailable "" "$1"
    return 1
}

# failed STEP REASON: it should have worked and did not.
failed() {
    printf '%s: %s\n' "$1" "$2" >"$RUN/$NAME.reason"
    event failed "$1" "$2"
    return 2
}

# ---- processes -------------------------------------------------------------------------------------------------------

started_at() { # PID: the kernel's start time of that process, which tells a reused pid from the old one
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    stat=${stat##*) }
    # shellcheck disable=SC2086
    set -- $stat
    printf '%s' "${20}"
}

# spawn ROLE COMMAND...: detached, in a session of its own, in the folder $PLACE or the data folder. It writes down its own pid before it becomes the program,
# so that no moment exists at which it runs unrecorded.
spawn() {
    local role=$1
    shift
    [ -f "$LOGS/$role.log" ] && mv "$LOGS/$role.log" "$LOGS/$role.log.1"
    SLUICE_SANDBOX_MARK="$DATA/$role" setsid bash -c '
        cd "$1" || exit 1; record=$2; shift 2
        stat=$(cat /proc/$$/stat); stat=${stat##*) }; set_=($stat)
        printf "%s %s\n" $$ "${set_[19]}" >"$record"
        exec "$@"' spawn "${PLACE:-$DATA}" "$RUN/$role.pid" "$@" </dev/null >>"$LOGS/$role.log" 2>&1 9>&- 8>&- &
    disown
    local tries=0
    while [ "$tries" -lt 50 ] && ! alive "$role"; do
        sleep 0.02
        tries=$((tries + 1))
    done
}

pid_of() { # ROLE: its pid, if that process is still the one that was started
    local pid start
    read -r pid start 2>/dev/null <"$RUN/$1.pid" || return 1
    [ -n "$pid" ] && [ "$(started_at "$pid")" = "$start" ] && printf '%s' "$pid"
}

alive() { [ -n "$(pid_of "$1")" ]; }

# Processes of a session whose first one has died (a launcher that was killed leaves its child).
left_over() {
    local pid start other
    read -r pid start 2>/dev/null <"$RUN/$1.pid" || return 0
    for other in /proc/[0-9]*; do
        other=${other#/proc/}
        [ "$(ps -o sid= -p "$other" 2>/dev/null | tr -d ' ')" = "$pid" ] || continue
        tr '\0' '\n' <"/proc/$other/environ" 2>/dev/null | grep -qxF "SLUICE_SANDBOX_MARK=$DATA/$1" && printf '%s\n' "$other"
    done
}

# stop ROLE [SECONDS]: asks, waits, then kills; only what was started here.
stop() {
    local pid role=$1 limit=${2:-20} tries=0 other
    pid=$(pid_of "$role")
    if [ -n "$pid" ]; then
        kill -TERM "$pid" 2>/dev/null
        while [ "$tries" -lt $((limit * 10)) ] && alive "$role"; do
            sleep 0.1
            tries=$((tries + 1))
        done
        alive "$role" && kill -KILL "$pid" 2>/dev/null
    fi
    if [ -e "$RUN/$role.pid" ]; then
        for other in $(left_over "$role"); do
            kill -KILL "$other" 2>/dev/null
        done
    fi
    rm -f "$RUN/$role.pid"
}

# wait_for SECONDS COMMAND...: until the command succeeds, the process of $NAME dies, or time is up.
wait_for() {
    local end=$(($(date +%s) + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        alive "$NAME" || return 1
        [ "$(date +%s)" -ge "$end" ] && return 1
        sleep 0.2
    done
}

last_words() { # ROLE: the last telling line of its log, for a reason
    grep -aiE 'error|fatal|exception|cannot|refus|fail' "$LOGS/$1.log" 2>/dev/null | tail -1 | cut -c1-200
}

port_open() { timeout 2 bash -c "exec 3<>/dev/tcp/127.0.0.1/$1" 2>/dev/null; }

http_get() { # PORT PATH: the body
    timeout 4 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$0" && printf "GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n" "$1" >&3 && cat <&3' \
        "$1" "$2" 2>/dev/null | tr -d '\r' | sed '1,/^$/d'
}

furnish() { :; }   # what a system still needs once it answers; some files under systems/ have their own

# ---- cached files ----------------------------------------------------------------------------------------------------

# A cached folder is good if the list of its files and sizes is the one noted when it was complete.
listing() { (cd "$1" && find . -type f ! -name .complete -printf '%P %s\n' | LC_ALL=C sort | sha256sum | cut -d' ' -f1); }
seal() { listing "$1" >"$1/.complete"; }
sealed() { [ -f "$1/.complete" ] && [ "$(cat "$1/.complete")" = "$(listing "$1")" ]; }

megabytes() { du -cm --exclude="${APART:-*.none}" "$1" 2>/dev/null | tail -1 | cut -f1; }
MAVEN=$HOME/.m2/repository   # where Maven's downloads arrive

# fetching TOTAL_MB FOLDER COMMAND...: runs the command and tells how much has arrived. Its output goes to the log.
fetching() {
    local total=$1 folder=$2 have base child beat=0
    shift 2
    base=$(megabytes "$folder")
    "$@" >>"$LOGS/$NAME-fetch.log" 2>&1 8>&- &
    child=$!
    while kill -0 "$child" 2>/dev/null; do
        have=$(($(megabytes "$folder") - ${base:-0}))
        [ "$have" -lt 0 ] && have=0
        [ "$have" -gt "$total" ] && have=$total
        if [ "$JSON" = 1 ] || [ $((beat % 5)) = 0 ]; then
            event downloading "$have of $total MB" "" "$(printf '0.%02d' $((have * 99 / (total > 0 ? total : 1))))"
        fi
        beat=$((beat + 1))
        sleep 1
    done
    wait "$child"
}

# apt_prefix SUITE PREFIX PACKAGES...: binary packages of a Debian suite, unpacked into a folder. A world of its own, so
# the machine's packages stay as they are. The mirror is the one the machine uses.
apt_prefix() {
    local suite=$1 prefix=$2 world=$2.apt uri total archive
    shift 2
    uri=$(apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        awk -v r="$(. /etc/os-release && echo "$VERSION_CODENAME")" '$1 == r && $2 == "main" { print $3; exit }')
    [ -n "$uri" ] || return 1
    rm -rf "$prefix" "$world"
    mkdir -p "$prefix" "$world/lists/partial" "$world/archives/partial"
    : >"$world/status"
    printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$uri" "$suite" >"$world/sources.list"
    local apt=(apt-get -qq -o "Dir::Etc::sourcelist=$world/sources.list" -o Dir::Etc::sourceparts=/dev/null
        -o "Dir::State::lists=$world/lists" -o "Dir::State::status=$world/status" -o "Dir::Cache=$world"
        -o "Dir::Cache::archives=$world/archives" -o APT::Install-Recommends=false -o Debug::NoLocking=true
        -o APT::Sandbox::User=root -o Acquire::Retries=2 -o Acquire::http::Timeout=30)
    event downloading "the list of packages of $suite"
    timeout 180 "${apt[@]}" update >>"$LOGS/$NAME-fetch.log" 2>&1 || return 1
    total=$("${apt[@]}" --print-uris install "$@" 2>/dev/null | awk '{ sum += $3 } END { print int(sum / 1048576) + 1 }')
    fetching "$total" "$world/archives" timeout 900 "${apt[@]}" -y --download-only install "$@" || return 1
    event unpacking "$total MB"
    for archive in "$world"/archives/*.deb; do
        dpkg-deb -x "$archive" "$prefix" || return 1
    done
    rm -rf "$world"
}

# java_home MINIMUM: the home of a JDK of at least that version.
java_home() {
    local home version
    for home in "${JAVA_HOME:-}" "$(readlink -f "$(command -v java 2>/dev/null)" 2>/dev/null | sed 's,/bin/java$,,')" /usr/lib/jvm/*; do
        [ -n "$home" ] && [ -x "$home/bin/java" ] || continue
        version=$("$home/bin/java" -version 2>&1 | sed -nE '1s/.*"([0-9]+).*/\1/p')
        [ "${version:-0}" -ge "$1" ] && printf '%s' "$home" && return
    done
    return 1
}

needs_java() { # WHAT: a reason, if Java or Maven is missing and the files are not in the cache
    java_home 17 >/dev/null || { printf '%s needs Java 17 or newer, and none is here: apt-get install openjdk-17-jre-headless' "$1"; return; }
    [ "$2" = cached ] || command -v mvn >/dev/null ||
        printf '%s comes through Maven, and none is here: apt-get install maven' "$1"
}
