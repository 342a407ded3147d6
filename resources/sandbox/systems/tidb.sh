# warehouse: a real tidb-server with its embedded storage, built from Go modules once, in the background, at the lowest
# priority. A detached process builds it and then lets it join. The Go of the machine builds it, or sid's where that is
# missing or too old.
# shellcheck shell=bash disable=SC2034
KIND=tidb
PORT=$((14000 + SHIFT))
STATUS_PORT=$((11080 + SHIFT))
USERNAME=sluice
PASSWORD=$SANDBOX_PASSWORD
NEEDS="download 700 disk 4500 memory 600 minutes 12"
HOME_DIR=$DATA/$NAME
BUILD=$CACHE/tidb
PROGRAM=$BUILD/tidb-server-$(sha256sum "$HERE/tidb/go.sum" | cut -c1-12)
BUILD_SECONDS=720
GO_PREFIX=$CACHE/go

cached() { [ -x "$PROGRAM" ] && [ "$(stat -c %s "$PROGRAM")" = "$(cat "$PROGRAM.size" 2>/dev/null)" ]; }

# A Go that is new enough: the machine's own, or the one that was fetched.
go_command() {
    local candidate minor
    for candidate in "$(command -v go)" /usr/local/go/bin/go "$GO_PREFIX"/usr/lib/go-*/bin/go; do
        [ -n "$candidate" ] && [ -x "$candidate" ] || continue
        minor=$("$candidate" env GOVERSION 2>/dev/null | sed -nE 's/^go1\.([0-9]+).*/\1/p')
        [ "${minor:-0}" -ge 24 ] && printf '%s' "$candidate" && return
    done
    return 1
}

impossible() {
    cached || go_command >/dev/null || command -v apt-get >/dev/null ||
        printf 'TiDB is built with Go 1.24 or newer; none is here, and no apt-get to fetch one'
}

version() { "$PROGRAM" -V 2>/dev/null | sed -nE 's/^Release Version: *v?([0-9.]+).*/\1/p'; }

being_built() { [ -e "$BUILD/lock" ] && ! flock -n "$BUILD/lock" true; }

minutes_left() {
    local began left
    began=$(cat "$BUILD/began" 2>/dev/null || date +%s)
    left=$(((BUILD_SECONDS - ($(date +%s) - began) + 59) / 60))
    [ "$left" -lt 1 ] && left=1
    echo "$left"
}

# Returns 3 when it will join later by itself.
prepare() {
    cached && return 0
    mkdir -p "$BUILD"
    being_built || date +%s >"$BUILD/began"
    if ! alive "$NAME-join"; then
        spawn "$NAME-join" nice -n 19 "$HERE/sandbox.sh" join --only "$NAME"
        sleep 0.5
    fi
    event building "joins in about $(minutes_left) min"
    return 3
}

# Only in the detached process: builds if nobody else did, one at a time on this machine.
build() {
    exec 8>"$BUILD/lock"
    flock 8
    if ! cached; then
        date +%s >"$BUILD/began"
        local go
        if ! go=$(go_command); then
            apt_prefix sid "$GO_PREFIX" golang-go
            go=$(go_command) || {
                rm -rf "$GO_PREFIX"
                cannot "TiDB is built with Go 1.24 or newer; none is here, and sid's could not be fetched"
                return 1
            }
        fi
        mkdir -p "$BUILD/module"
        cp "$HERE/tidb/go.mod" "$HERE/tidb/go.sum" "$BUILD/module/"
        (cd "$BUILD/module" && GOTOOLCHAIN=local "$go" build -mod=mod -ldflags '-s -w' -o "$PROGRAM.new" github.com/pingcap/tidb/cmd/tidb-server) \
            >>"$LOGS/$NAME-fetch.log" 2>&1 8>&- || {
            cannot "TiDB could not be built: $(grep -v '^go: downloading' "$LOGS/$NAME-fetch.log" | tail -1 | cut -c1-160)"
            return 1
        }
        stat -c %s "$PROGRAM.new" >"$PROGRAM.size"
        mv "$PROGRAM.new" "$PROGRAM"
    fi
    flock -u 8
    exec 8>&-
}

client() { timeout 20 "$(command -v mariadb || command -v mysql)" --no-defaults -h 127.0.0.1 -P "$PORT" -u root "$@"; }

start() {
    event starting "tidb $(version)"
    mkdir -p "$HOME_DIR/tmp"
    spawn "$NAME" "$PROGRAM" -store unistore -path "$HOME_DIR/data" -P "$PORT" -host 127.0.0.1 -status "$STATUS_PORT" \
        -status-host 127.0.0.1 -socket "$(socket "$NAME")" -temp-dir "$HOME_DIR/tmp" -L warn
    wait_for 180 answers || { failed "starting" "$(last_words "$NAME")"; return 2; }
}

furnish() {
    client -e "CREATE USER IF NOT EXISTS 'sluice'@'%' IDENTIFIED BY '$SANDBOX_PASSWORD'; GRANT ALL PRIVILEGES ON *.* TO 'sluice'@'%' WITH GRANT OPTION" \
        >>"$LOGS/$NAME.log" 2>&1 9>&- || { failed "making the account" "$(tail -1 "$LOGS/$NAME.log" | cut -c1-160)"; return 2; }
}

answers() { port_open "$PORT" && http_get "$STATUS_PORT" /status | grep -q '"version"'; }
halt() {
    stop "$NAME-join" 3
    stop "$NAME" 20
}
