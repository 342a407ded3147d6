# cache: the machine's own redis-server.
# shellcheck shell=bash disable=SC2034
KIND=redis
PORT=$((16379 + SHIFT))
USERNAME=
PASSWORD=
NEEDS="download 2 disk 50 memory 30 minutes 0"
HOME_DIR=$DATA/$NAME

impossible() { command -v redis-server >/dev/null || printf 'redis-server is not installed: apt-get install redis-server'; }
cached() { command -v redis-server >/dev/null; }
prepare() { :; }
version() { redis-server --version | sed -nE 's/.* v=([0-9.]+).*/\1/p'; }

start() {
    event starting "redis $(version)"
    mkdir -p "$HOME_DIR"
    spawn "$NAME" redis-server --bind 127.0.0.1 --port "$PORT" --dir "$HOME_DIR" --appendonly yes --appendfsync everysec \
        --save "" --maxmemory 512mb --maxmemory-policy noeviction --daemonize no --protected-mode yes
    wait_for 30 answers || { failed "starting" "$(last_words "$NAME")"; return 2; }
}

answers() { [ "$(timeout 2 redis-cli -h 127.0.0.1 -p "$PORT" ping 2>/dev/null)" = PONG ]; }
halt() { stop "$NAME" 10; }
