# Apache Kafka as one KRaft node: broker and controller in one process.

kafka_installed() { [[ -f "$programs/kafka/done" ]]; }

install_kafka() {
  ! kafka_installed || return 0
  step "$programs/log/kafka.log" 'installing Apache Kafka' fetch_kafka
  touch "$programs/kafka/done"
  say 'Apache Kafka is installed'
}
fetch_kafka() {
  rm -rf "$programs/kafka"
  mvn -q -B -f "$here/kafka-pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$programs/kafka/lib"
}

# A broker that was killed may register again once its old session is over: three seconds here, nine by default.
kafka_properties() {
  cat <<CONF
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:$((kafka_port + 1))
listeners=PLAINTEXT://127.0.0.1:$kafka_port,CONTROLLER://127.0.0.1:$((kafka_port + 1))
advertised.listeners=PLAINTEXT://127.0.0.1:$kafka_port
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs=$home/data/kafka
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=8
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
CONF
}

start_kafka() {
  ! alive kafka || return 0
  must_be_free "$kafka_port" SINAN_SERVERS_KAFKA_PORT
  must_be_free "$((kafka_port + 1))" SINAN_SERVERS_KAFKA_PORT
  say "starting Kafka on 127.0.0.1:$kafka_port …"
  kafka_properties >"$home/run/kafka.properties"
  [[ -f "$home/data/kafka/meta.properties" ]] || step "$home/log/kafka.log" "preparing Kafka's data" format_kafka
  # The first compiler only: half the processor time to start, and such a broker lives for minutes.
  launch kafka java -Xmx512m -XX:TieredStopAtLevel=1 -Dorg.apache.logging.log4j.level=WARN \
    -cp "$programs/kafka/lib/*" kafka.Kafka "$home/run/kafka.properties"
  await_answer kafka "$kafka_port"
  say 'Kafka answers'
}
format_kafka() {
  java -XX:TieredStopAtLevel=1 -cp "$programs/kafka/lib/*" kafka.tools.StorageTool format -t MkU3OEVBNTcwNTJENDM2Qg -c "$home/run/kafka.properties"
}

stop_kafka() { stop_process kafka "$1"; say 'Kafka is down'; }
