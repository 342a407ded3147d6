# search: one node, the distribution that comes through Maven. It refuses to run as root, so root runs it as nobody, from
# folders that nobody may enter.
# shellcheck shell=bash disable=SC2034
KIND=elasticsearch
PORT=$((19200 + SHIFT))
TRANSPORT_PORT=$((19300 + SHIFT))
USERNAME=
PASSWORD=
NEEDS="download 107 disk 400 memory 800 minutes 1"
ES_VERSION=8.19.21
AS=()
ES_CACHE=$CACHE/elasticsearch
HOME_DIR=$DATA/$NAME
if [ "$(id -u)" = 0 ]; then
    AS=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
    mkdir -p "$ES_CACHE" "$HOME_DIR"
    "${AS[@]}" test -x "$ES_CACHE/." 2>/dev/null || ES_CACHE=/var/cache/sluice/elasticsearch
    "${AS[@]}" test -x "$HOME_DIR/." 2>/dev/null || HOME_DIR=/var/lib/sluice/$(printf '%s' "$DATA" | cksum | cut -d' ' -f1)/$NAME
fi
DISTRIBUTION=$ES_CACHE/elasticsearch-$ES_VERSION
OUTSIDE_DATA=$HOME_DIR   # removed with the data, wherever it is

cached() { [ -f "$DISTRIBUTION/.complete" ]; }
impossible() { needs_java Elasticsearch "$(cached && echo cached)"; }
version() { echo "$ES_VERSION"; }

prepare() {
    mkdir -p "$ES_CACHE"
    exec 8>"$ES_CACHE/lock"
    flock 8
    if ! sealed "$DISTRIBUTION"; then
        local new=$ES_CACHE/new
        rm -rf "$DISTRIBUTION" "$new"
        mkdir -p "$new"
        fetching 107 "$MAVEN/org/elasticsearch" timeout 900 mvn -B -q dependency:copy \
            "-Dartifact=org.elasticsearch.distribution.integ-test-zip:elasticsearch:$ES_VERSION:zip" "-DoutputDirectory=$new" || {
            rm -rf "$new"
            cannot "Elasticsearch $ES_VERSION could not be fetched through Maven: $(grep -m1 ERROR "$LOGS/$NAME-fetch.log" | cut -c1-160)"
            return 1
        }
        event unpacking "107 MB"
        (cd "$new" && "$(java_home 17)/bin/jar" xf ./*.zip 2>/dev/null || unzip -q ./*.zip) || {
            failed "unpacking" "neither jar nor unzip could unpack the archive: apt-get install unzip"
            return 2
        }
        rm -f "$new"/*.zip
        mv "$new/elasticsearch-$ES_VERSION"* "$DISTRIBUTION"
        rm -rf "$new"
        chmod +x "$DISTRIBUTION"/bin/*
        chmod -R go+rX "$DISTRIBUTION"
        seal "$DISTRIBUTION"
    fi
    flock -u 8
    exec 8>&-
}

configure() { # a folder of settings for this sandbox; the distribution itself stays as it came
    local settings=$HOME_DIR/config
    rm -rf "$settings"
    mkdir -p "$settings/jvm.options.d" "$HOME_DIR/data" "$HOME_DIR/logs" "$HOME_DIR/tmp"
    cp -r "$DISTRIBUTION/config/." "$settings/"
    sed -i -e "s,logs/gc.log,$HOME_DIR/logs/gc.log," -e "s,ErrorFile=logs/,ErrorFile=$HOME_DIR/logs/," \
        -e "s,HeapDumpPath=data,HeapDumpPath=$HOME_DIR/data," "$settings/jvm.options"
    printf -- '-Xms512m\n-Xmx512m\n' >"$settings/jvm.options.d/heap.options"
    cat >"$settings/elasticsearch.yml" <<END
cluster.name: sluice-sandbox
node.name: search
http.host: 127.0.0.1
http.port: $PORT
transport.host: 127.0.0.1
transport.port: $TRANSPORT_PORT
discovery.type: single-node
xpack.security.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
path.data: $HOME_DIR/data
path.logs: $HOME_DIR/logs
END
    [ "${#AS[@]}" -gt 0 ] && chown -R nobody:nogroup "$HOME_DIR"
    return 0
}

start() {
    event starting "elasticsearch $ES_VERSION, 15 to 40 s"
    configure || { failed "writing its settings" "the folder $HOME_DIR cannot be written"; return 2; }
    PLACE=$HOME_DIR
    spawn "$NAME" env "ES_JAVA_HOME=$(java_home 17)" "ES_PATH_CONF=$HOME_DIR/config" "ES_TMPDIR=$HOME_DIR/tmp" "${AS[@]}" \
        "$DISTRIBUTION/bin/elasticsearch"
    wait_for 180 answers || { failed "starting" "$(last_words "$NAME")"; return 2; }
}

answers() { http_get "$PORT" /_cluster/health | grep -qE '"status":"(green|yellow)"'; }
halt() { stop "$NAME" 20; }
