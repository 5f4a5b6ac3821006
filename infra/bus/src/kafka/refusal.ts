/** What brokers answer about a topic, whatever is sent to it: it is gone, or not ours to write. */
const OF_TOPIC = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'INVALID_TOPIC_EXCEPTION', 'TOPIC_AUTHORIZATION_FAILED']);
/** What they answer about one message of it (https://kafka.apache.org/protocol#protocol_error_codes). */
const OF_MESSAGE = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD', 'POLICY_VIOLATION']);

/** What of a send the brokers refused though they are there; null when they are away, or nobody can tell. */
export type Refusal = 'topic' | 'message' | null;

export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Error)) return null;
  const type = 'type' in error ? String(error.type) : '';
  if (OF_TOPIC.has(type)) return 'topic';
  return OF_MESSAGE.has(type) ? 'message' : refusalOf(error.cause);
}

/** Who of those that were refused together may fare otherwise: who asks for other topics, then each alone. One group when all fare alike. */
export function apart<C extends { readonly messages: readonly { readonly topic: string }[] }>(
  calls: readonly C[],
  refusal: Refusal,
): readonly (readonly C[])[] {
  const groups = new Map<string, C[]>();
  for (const call of calls) {
    const topics = [...new Set(call.messages.map(({ topic }) => topic))].sort().join(' ');
    groups.set(topics, [...(groups.get(topics) ?? []), call]);
  }
  const byTopics = [...groups.values()];
  return byTopics.length === 1 && refusal === 'message' ? calls.map((call) => [call]) : byTopics;
}
