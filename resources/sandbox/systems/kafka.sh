# bus: one broker and controller in one JVM, jars from Maven.
# shellcheck shell=bash disable=SC2034
KIND=kafka
PORT=$((19092 + SHIFT))
CONTROLLER_PORT=$((19093 + SHIFT))
USERNAME=
PASSWORD=
NEEDS="download 54 disk 200 memory 400 minutes 1"
KAFKA_VERSION=$(sed -nE 's,.*<kafka.version>(.*)</kafka.version>.*,\1,p' "$HERE/kafka/pom.xml")
JARS=$CACHE/kafka/$KAFKA_VERSION
HOME_DIR=$DATA/$NAME

cached() { [ -f "$JARS/.complete" ]; }
impossible() { needs_java Kafka "$(cached && echo cached)"; }
version() { echo "$KAFKA_VERSION"; }

prepare() {
    mkdir -p "$CACHE/kafka"
    exec 8>"$CACHE/kafka/lock"
    flock 8
    if ! sealed "$JARS"; then
        rm -rf "$JARS"
        mkdir -p "$JARS"
        APART=elasticsearch fetching 54 "$MAVEN" timeout 900 mvn -B -q -f "$HERE/kafka/pom.xml" dependency:copy-dependencies \
            "-DoutputDirectory=$JARS" || {
            rm -rf "$JARS"
            cannot "Kafka $KAFKA_VERSION could not be fetched through Maven: $(grep -m1 ERROR "$LOGS/$NAME-fetch.log" | cut -c1-160)"
            return 1
        }
        seal "$JARS"
    fi
    flock -u 8
    exec 8>&-
}

configuration() {
    cat <<END
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:$CONTROLLER_PORT
listeners=PLAINTEXT://127.0.0.1:$PORT,CONTROLLER://127.0.0.1:$CONTROLLER_PORT
advertised.listeners=PLAINTEXT://127.0.0.1:$PORT
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=$HOME_DIR/logs
num.partitions=4
offsets.topic.num.partitions=8
transaction.state.log.num.partitions=8
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
END
}

start() {
    local java
    java=$(java_home 17)/bin/java
    event starting "kafka $KAFKA_VERSION"
    mkdir -p "$HOME_DIR"
    configuration >"$HOME_DIR/server.properties"
    if [ ! -f "$HOME_DIR/.formatted" ]; then
        rm -rf "$HOME_DIR/logs"
        # No - and no _: an id that began with - would be taken for an option.
        "$java" -Xmx128m -XX:TieredStopAtLevel=1 -cp "$JARS/*" kafka.tools.StorageTool format -t "$(head -c16 /dev/urandom | base64 | tr '+/' 'AB' | tr -d =)" \
            -c "$HOME_DIR/server.properties" >>"$LOGS/$NAME.log" 2>&1 9>&- || { failed "formatting the log folder" "$(last_words "$NAME")"; return 2; }
        : >"$HOME_DIR/.formatted"
    fi
    spawn "$NAME" "$java" -Xms256m -Xmx512m -XX:+UseG1GC "-Dlog4j2.configurationFile=$HERE/kafka/log4j2.xml" -cp "$JARS/*" \
        kafka.Kafka "$HOME_DIR/server.properties"
    wait_for 180 answers || { failed "starting" "$(last_words "$NAME")"; return 2; }
}

answers() {
    if command -v kcat >/dev/null; then
        timeout 4 kcat -L -b "127.0.0.1:$PORT" -m 3 >/dev/null 2>&1
    else
        port_open "$PORT" && grep -q 'Kafka Server started' "$LOGS/$NAME.log"
    fi
}
halt() { stop "$NAME" 20; }
