import type { TopicDeclaration } from '@sinan/bus';
import { TOPICS, type TopicName, type TopicSpec } from '@sinan/schema';

const WEEK_MS = 7 * 86_400_000;

/** The topics of a deployment: their names, with its namespace in front, and what each keeps. */
export interface DeployedTopics {
  readonly topic: (name: TopicName) => string;
  readonly declarations: readonly TopicDeclaration[];
}

export function topicsOf(namespace: string | null): DeployedTopics {
  const topic = (name: TopicName) => (namespace ? `${namespace}.${TOPICS[name].name}` : TOPICS[name].name);
  const names = Object.keys(TOPICS) as TopicName[];
  return { topic, declarations: names.map((name) => ({ name: topic(name), ...keeping(TOPICS[name].keeps) })) };
}

function keeping(keeps: TopicSpec['keeps']): Omit<TopicDeclaration, 'name'> {
  switch (keeps) {
    case 'for ever':
      return {};
    case '7 days':
      return { keepMs: WEEK_MS };
    case 'last per key':
      return { compact: true };
  }
}
