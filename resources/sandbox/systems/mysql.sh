# orders-db: MySQL from Debian sid, unpacked into the cache and run through its own loader; MariaDB of the machine's own
# Debian release where sid cannot be reached. orders-maria is always that MariaDB: the tests ask for it.
# shellcheck shell=bash disable=SC2034
KIND=mysql
PORT=$((13306 + SHIFT))
[ "$NAME" = orders-maria ] && PORT=$((13307 + SHIFT))
USERNAME=sluice
PASSWORD=$SANDBOX_PASSWORD
NEEDS="download 66 disk 900 memory 560 minutes 1"
ACCOUNTS="sluice:reads_and_replicates shop:writes_shop admin:everything"
SOCKET=$(socket "$NAME")
HOME_DIR=$DATA/$NAME
MYSQL_PREFIX=$CACHE/mysql/sid
MARIADB_PREFIX=$CACHE/mysql/mariadb

impossible() {
    cached || command -v apt-get >/dev/null || printf 'MySQL comes from Debian packages, and this machine has no apt-get'
}
cached() { [ -f "$(prefix)/.complete" ]; }

flavour() { if [ "$NAME" != orders-maria ] && [ -f "$MYSQL_PREFIX/.complete" ]; then echo mysql; else echo mariadb; fi; }
prefix() { if [ "$(flavour)" = mysql ]; then echo "$MYSQL_PREFIX"; else echo "$MARIADB_PREFIX"; fi; }

# through PROGRAM ARGUMENTS...: a program of the prefix, with the loader and libraries that came with it.
through() {
    local root
    root=$(prefix)
    local loader=$root/usr/lib64/ld-linux-x86-64.so.2
    [ -e "$loader" ] || loader=$root/lib64/ld-linux-x86-64.so.2
    [ -e "$loader" ] || loader=$(find "$root" -name 'ld-linux-*.so.*' | head -1)
    THROUGH=("$loader" --library-path "$root/usr/lib/x86_64-linux-gnu:$root/lib/x86_64-linux-gnu:$root/usr/lib/mysql/private"
        "$root/$1" "${@:2}")
}

sql() {
    through "usr/bin/$([ "$(flavour)" = mysql ] && echo mysql || echo mariadb)" --no-defaults --default-character-set=utf8mb4 \
        --socket="$SOCKET" --user=root --batch --skip-column-names "$@"
    timeout 600 "${THROUGH[@]}"
}

prepare() {
    mkdir -p "$CACHE/mysql"
    exec 8>"$CACHE/mysql/lock"
    flock 8
    [ "$NAME" = orders-maria ] || fetch_mysql ||
        event waiting "sid's packages cannot be had; MariaDB of this Debian release takes the place of MySQL"
    if [ "$(flavour)" = mariadb ] && ! fetch_mariadb; then
        cannot "neither MySQL nor MariaDB could be fetched from the package mirror; see $LOGS/$NAME-fetch.log"
        return 1
    fi
    flock -u 8
    exec 8>&-
}

fetch_mysql() {
    sealed "$MYSQL_PREFIX" && return
    rm -f "$MYSQL_PREFIX/.complete"
    if apt_prefix sid "$MYSQL_PREFIX" mysql-server-core mysql-client-core && flavour_runs; then
        seal "$MYSQL_PREFIX"
    else
        rm -rf "$MYSQL_PREFIX" "$MYSQL_PREFIX.apt"
        return 1
    fi
}

fetch_mariadb() {
    sealed "$MARIADB_PREFIX" && return
    if apt_prefix "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$MARIADB_PREFIX" mariadb-server-core mariadb-client-core; then
        seal "$MARIADB_PREFIX"
    else
        rm -rf "$MARIADB_PREFIX" "$MARIADB_PREFIX.apt"
        return 1
    fi
}

flavour_runs() { # does the unpacked server start at all on this kernel?
    : >"$MYSQL_PREFIX/.complete"
    through usr/sbin/mysqld --no-defaults --version
    "${THROUGH[@]}" >/dev/null 2>&1
    local code=$?
    rm -f "$MYSQL_PREFIX/.complete"
    return $code
}

version() {
    if [ "$(flavour)" = mysql ]; then
        through usr/sbin/mysqld --no-defaults --version
    else
        through usr/sbin/mariadbd --no-defaults --version
    fi
    "${THROUGH[@]}" 2>/dev/null | sed -nE 's/.*Ver ([0-9.]+)(-MariaDB)?.*/\1\2/p'
}

server() { # the command line, without what differs between first and later starts
    local root as_root=()
    root=$(prefix)
    [ "$(id -u)" = 0 ] && as_root=(--user=root)
    local common=("--basedir=$root/usr" "--datadir=$1" "--plugin-dir=$root/usr/lib/mysql/plugin" "--socket=$SOCKET" "--pid-file=$RUN/$NAME.server-pid"
        --secure-file-priv= --default-time-zone=+00:00 --innodb-buffer-pool-size=128M "${as_root[@]}")
    if [ "$(flavour)" = mysql ]; then
        through usr/sbin/mysqld --no-defaults "${common[@]}" "--lc-messages-dir=$root/usr/share/mysql" \
            "--character-sets-dir=$root/usr/share/mysql/charsets" --mysqlx=OFF --innodb-redo-log-capacity=512M
    else
        through usr/sbin/mariadbd --no-defaults "${common[@]}" "--lc-messages-dir=$root/usr/share/mysql" \
            "--character-sets-dir=$root/usr/share/mysql/charsets" "--plugin-dir=$root/usr/lib/mysql/plugin"
    fi
}

initialise() { # into a folder beside, moved when complete: a kill half-way leaves nothing that looks like a database
    local root
    root=$(prefix)
    rm -rf "$HOME_DIR.new"
    mkdir -p "$HOME_DIR.new"
    server "$HOME_DIR.new"
    if [ "$(flavour)" = mysql ]; then
        "${THROUGH[@]}" --initialize-insecure >>"$LOGS/$NAME.log" 2>&1 || return 1
    else
        mkdir -p "$HOME_DIR.new/mysql" "$HOME_DIR.new/test"
        {
            printf "USE mysql;\nSET @auth_root_socket = NULL;\nSET @skip_auth_anonymous = 1;\n"
            cat "$root"/usr/share/mysql/mysql_system_tables.sql "$root"/usr/share/mysql/mysql_performance_tables.sql \
                "$root"/usr/share/mysql/mysql_system_tables_data.sql
        } | "${THROUGH[@]}" --bootstrap >>"$LOGS/$NAME.log" 2>&1 || return 1
    fi
    flavour >"$HOME_DIR.new/.flavour"
    mv "$HOME_DIR.new" "$HOME_DIR"
}

start() {
    if [ -d "$HOME_DIR" ] && [ "$(cat "$HOME_DIR/.flavour" 2>/dev/null)" != "$(flavour)" ]; then
        rm -rf "$HOME_DIR" "$RUN/$NAME.shop"
    fi
    if [ ! -d "$HOME_DIR" ]; then
        event starting "new database"
        rm -f "$RUN/$NAME.shop"
        initialise || { failed "making the database" "$(last_words "$NAME")"; return 2; }
    fi
    event starting "$(flavour) $(version)"
    local schema=OFF
    [ "$(awk '/MemTotal/ { print int($2 / 1048576) }' /proc/meminfo)" -ge 8 ] && schema=ON
    server "$HOME_DIR"
    rm -f "$SOCKET"
    local log=("--log-bin=binlog" "--server-id=$((1 + SHIFT))" --binlog-row-metadata=FULL --bind-address=127.0.0.1 "--port=$PORT"
        "--performance-schema=$schema" --skip-name-resolve --max-connections=300)
    if [ "$(flavour)" = mysql ]; then
        log+=(--gtid-mode=ON --enforce-gtid-consistency=ON --binlog-expire-logs-seconds=259200)
    else
        log+=(--binlog-format=ROW --binlog-row-image=FULL --expire-logs-days=3 --character-set-server=utf8mb4)
    fi
    spawn "$NAME" "${THROUGH[@]}" "${log[@]}"
    wait_for 180 sql -e 'SELECT 1' || { failed "starting" "$(last_words "$NAME")"; return 2; }
}

furnish() { # accounts and the shop, unless they are there
    accounts | sql >>"$LOGS/$NAME.log" 2>&1 || { failed "making the accounts" "$(last_words "$NAME")"; return 2; }
    if [ ! -f "$RUN/$NAME.shop" ]; then
        event starting "loading the shop, about 5 s"
        { echo "DROP DATABASE IF EXISTS shop;"; cat "$HERE/shop.sql"; } | sql >>"$LOGS/$NAME-shop.log" 2>&1 || {
            failed "loading the shop" "$(tail -1 "$LOGS/$NAME-shop.log")"
            return 2
        }
        : >"$RUN/$NAME.shop"
    fi
}

accounts() { # not written to the log: it is the sandbox's business, not the shop's
    echo "SET SESSION sql_log_bin = 0;"
    local name
    for name in sluice shop admin; do
        echo "CREATE USER IF NOT EXISTS '$name'@'%' IDENTIFIED BY '$SANDBOX_PASSWORD';"
    done
    echo "GRANT SELECT, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO 'sluice'@'%';"
    echo "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX ON shop.* TO 'shop'@'%';"
    echo "GRANT ALL PRIVILEGES ON *.* TO 'admin'@'%' WITH GRANT OPTION;"
}

answers() { port_open "$PORT"; }
halt() { stop "$NAME" 30; }
