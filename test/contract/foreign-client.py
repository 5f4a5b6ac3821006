"""A partner's program: reads a topic of the platform, and puts messages on the open one. Needs only Python 3 and kafka-python.

    foreign-client.py read BROKERS TOPIC COUNT     prints COUNT messages, from the first on, one JSON object a line
    foreign-client.py send BROKERS TOPIC [KEY]     sends standard input as one message, and prints where it was put
"""

from __future__ import annotations

import json
import sys

from kafka import KafkaConsumer, KafkaProducer

PATIENCE_MS = 20_000


def read(brokers: str, topic: str, count: str) -> None:
    """No group: a program that remembers by itself which (source, id) it has seen needs none."""
    consumer = KafkaConsumer(
        topic,
        bootstrap_servers=brokers.split(","),
        auto_offset_reset="earliest",
        consumer_timeout_ms=PATIENCE_MS,
    )
    left = int(count)
    for message in consumer:
        tell(message)
        left -= 1
        if left == 0:
            break
    consumer.close()
    if left > 0:
        sys.exit(f"{left} more messages were expected on {topic}")


def tell(message) -> None:
    value = None if message.value is None else message.value.decode("utf-8")
    told = {
        "partition": message.partition,
        "offset": message.offset,
        "contentType": dict(message.headers).get("content-type", b"").decode("ascii"),
        "key": None if message.key is None else message.key.decode("utf-8"),
        "event": None if value is None else json.loads(value),
    }
    print(json.dumps(told, ensure_ascii=False), flush=True)


def send(brokers: str, topic: str, key: str | None = None) -> None:
    """The key of a partner's event is its source, so that its events stay in order. Durable once `get` answers."""
    producer = KafkaProducer(bootstrap_servers=brokers.split(","), acks="all")
    value = sys.stdin.buffer.read()
    sent = producer.send(topic, key=None if key is None else key.encode("utf-8"), value=value)
    put = sent.get(timeout=PATIENCE_MS / 1000)
    producer.close()
    print(json.dumps({"partition": put.partition, "offset": put.offset}), flush=True)


if __name__ == "__main__":
    ways = {"read": read, "send": send}
    if len(sys.argv) < 4 or sys.argv[1] not in ways:
        sys.exit(__doc__)
    ways[sys.argv[1]](*sys.argv[2:])
