import type { ConfigEntries } from 'kafkajs';
import type { TopicDeclaration } from '../port.ts';
import { ConfigSource } from './library.ts';

const HOUR_MS = 3_600_000;
const FOR_EVER = '-1';

/**
 * What a topic is given (https://kafka.apache.org/documentation/#topicconfigs). Times are the broker's, so that nobody's clock decides what
 * expires. Kafka deletes and compacts whole segments only, and never the one it writes to: hence an hour each, where anything is to go.
 */
export function settingsOf({ keepMs, compact }: TopicDeclaration): Readonly<Record<string, string>> {
  const common = { 'message.timestamp.type': 'LogAppendTime', 'retention.bytes': FOR_EVER };
  if (compact === true) return { ...common, ...COMPACTED };
  if (keepMs === undefined) return { ...common, 'cleanup.policy': 'delete', 'retention.ms': FOR_EVER };
  return {
    ...common,
    'cleanup.policy': 'delete',
    'retention.ms': String(keepMs),
    'segment.ms': String(Math.min(HOUR_MS, keepMs)),
  };
}

/** `max.compaction.lag.ms`: what was superseded goes within about an hour, however little else comes; tombstones stay a day. */
const COMPACTED = {
  'cleanup.policy': 'compact',
  'retention.ms': FOR_EVER,
  'segment.ms': String(HOUR_MS),
  'min.cleanable.dirty.ratio': '0.1',
  'max.compaction.lag.ms': String(HOUR_MS),
  'delete.retention.ms': String(24 * HOUR_MS),
};

/** What to set so that `declared` holds and what operators have set besides stays; null when it holds already. Altering replaces the whole. */
export function alteration(
  declared: Readonly<Record<string, string>>,
  described: readonly ConfigEntries[],
): readonly { readonly name: string; readonly value: string }[] | null {
  const now = new Map(described.map(({ configName, configValue }) => [configName, configValue]));
  if (Object.entries(declared).every(([name, value]) => now.get(name) === value)) return null;
  const others = described.filter(
    ({ configSource, configName }) => configSource === ConfigSource.TOPIC_CONFIG && !(configName in declared),
  );
  return [
    ...others.map(({ configName, configValue }) => ({ name: configName, value: configValue })),
    ...Object.entries(declared).map(([name, value]) => ({ name, value })),
  ];
}
