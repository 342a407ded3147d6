#!/usr/bin/env bash
# How fast a binlog drains into Kafka: 300,000 one-row transactions and 1,000,000 bulk rows of about 200 bytes, as Debezium
# JSON with lz4, against kcat writing the same lines into the same broker in the same run.
#
#   tests/benchmark/drain.sh [PROGRAM]        the sandbox must be up (sluice sandbox up --only orders-db,bus)
#
# Prints one line a figure, and whether the promises of the README hold. Leaves two topics bench_… behind, nothing else.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "${1:-build/release/sluice}")
singles=${SINGLES:-300000}
bulk=${BULK:-1000000}
work=$(mktemp -d)
run=$$

systems=$("$program" sandbox status --json)
field() { jq -r --arg n "$1" --arg f "$2" '.systems[] | select(.name == $n) | .[$f]' <<<"$systems"; }
[ "$(field orders-db state)" = running ] && [ "$(field bus state)" = running ] ||
    { echo "The sandbox is not up: sluice sandbox up --only orders-db,bus" >&2; exit 1; }
export MYSQL_PWD
MYSQL_PWD=$(field orders-db password)
broker=$(field bus host):$(field bus port)
admin() { mysql --no-defaults -h"$(field orders-db host)" -P"$(field orders-db port)" -uadmin -N -B "$@"; }
cleanup() {
    admin -e "DROP DATABASE IF EXISTS bench_$run" 2>/dev/null || true
    admin -e "SET GLOBAL sync_binlog = $sync, innodb_flush_log_at_trx_commit = $flush" 2>/dev/null || true
    rm -rf "$work"
}
read -r sync flush < <(admin -e "SELECT @@sync_binlog, @@innodb_flush_log_at_trx_commit")
trap cleanup EXIT

echo "loading $singles one-row transactions and $bulk bulk rows ..." >&2
admin -e "SET GLOBAL sync_binlog = 0, innodb_flush_log_at_trx_commit = 2; CREATE DATABASE bench_$run;
  CREATE TABLE bench_$run.t (id BIGINT PRIMARY KEY AUTO_INCREMENT, k INT NOT NULL, name VARCHAR(64) NOT NULL,
    amount DECIMAL(12,2) NOT NULL, created DATETIME(3) NOT NULL, note VARCHAR(160) NOT NULL)"
start=$(admin -e "SELECT REPLACE(@@gtid_executed, '\n', '')" | tr -d '\n\\n ')
admin "bench_$run" <<SQL
DELIMITER //
CREATE PROCEDURE singles(n INT) BEGIN DECLARE i INT DEFAULT 0;
  WHILE i < n DO
    INSERT INTO t (k, name, amount, created, note) VALUES (i % 1000, CONCAT('customer ', i), i / 7, NOW(3), REPEAT(SHA2(i, 256), 2));
    SET i = i + 1; END WHILE; END //
CREATE PROCEDURE bulk(n INT) BEGIN DECLARE i INT DEFAULT 0; SET SESSION cte_max_recursion_depth = 2000;
  WHILE i < n DO
    INSERT INTO t (k, name, amount, created, note) WITH RECURSIVE s(x) AS (SELECT i UNION ALL SELECT x + 1 FROM s WHERE x + 1 < i + 1000)
      SELECT x % 1000, CONCAT('customer ', x), x / 7, NOW(3), REPEAT(SHA2(x, 256), 2) FROM s;
    SET i = i + 1000; END WHILE; END //
DELIMITER ;
CALL singles($singles);
CALL bulk($bulk);
SQL
rows=$(admin -e "SELECT COUNT(*) FROM bench_$run.t")

cat > "$work/bench.toml" <<TOML
[connection.orders-db]
kind = "mysql"
host = "$(field orders-db host)"
port = $(field orders-db port)
user = "$(field orders-db user)"
password = "env:BENCH_SOURCE_PASSWORD"
[connection.bus]
kind = "kafka"
brokers = ["$broker"]
[job.drain]
source = { connection = "orders-db", tables = ["bench_$run.t"], start = { gtid = "$start" } }
sink = { connection = "bus", format = "debezium", compression = "lz4" }
TOML
export BENCH_SOURCE_PASSWORD=$(field orders-db password)

# measured COMMAND…: sets wall, cpu (s) and peak (KiB).
measured() {
    TIMEFORMAT='%R %U %S'
    peak=0
    { time { "$@" & pid=$!
        while [ -e "/proc/$pid/status" ]; do
            kib=$(awk '/VmHWM/ {print $2}' "/proc/$pid/status" 2>/dev/null || true)
            [ -n "$kib" ] && [ "$kib" -gt "$(cat "$work/peak" 2>/dev/null || echo 0)" ] && echo "$kib" > "$work/peak"
            kill -0 "$pid" 2>/dev/null && [ "$(awk '/State/ {print $2}' "/proc/$pid/status" 2>/dev/null)" != Z ] || break
            read -rt 0.2 <> <(:) || true
        done; wait "$pid"; } 2> "$work/stderr"; } 2> "$work/time"
    read -r wall user system < <(tail -1 "$work/time")
    cpu=$(awk -v u="$user" -v s="$system" 'BEGIN {print u + s}')
    peak=$(cat "$work/peak" 2>/dev/null || echo 0); rm -f "$work/peak"
}

measured "$program" run "$work/bench.toml" --until-caught-up --state "$work/state"
sluice_wall=$wall sluice_cpu=$cpu sluice_peak=$peak
kcat -b "$broker" -C -t "bench_$run.t" -e -q -o beginning -K '\t' > "$work/lines"
lines=$(wc -l < "$work/lines")
writeLines() { kcat -b "$broker" -P -t "bench_$run.kcat" -K '\t' -z lz4 < "$work/lines"; }
measured writeLines
kcat_wall=$wall

awk -v rows="$rows" -v lines="$lines" -v w="$sluice_wall" -v c="$sluice_cpu" -v p="$sluice_peak" -v kw="$kcat_wall" -v kc="$cpu" '
BEGIN {
    printf "rows                 %d (records in Kafka: %d)\n", rows, lines
    printf "sluice               %.0f rows/s, %.2f us CPU a row, %.0f MiB at most\n", rows / w, c / rows * 1e6, p / 1024
    printf "kcat                 %.0f lines/s, %.2f us CPU a line\n", lines / kw, kc / lines * 1e6
    printf "rate against kcat    %.2f (promised: 0.50 or more)\n", (rows / w) / (lines / kw)
    printf "CPU over kcat        %.2f us a row (promised: 2.00 or less)\n", (c / rows - kc / lines) * 1e6
    ok = lines == rows && (rows / w) >= 0.5 * (lines / kw) && (c / rows - kc / lines) * 1e6 <= 2 && p <= 150 * 1024
    print ok ? "all promises hold" : "a promise does not hold"
    exit !ok
}'
