import type { Message } from '@sinan/bus';
import type { Inspected, Swept } from '@sinan/runtime';
import { envelope, TOPICS, type TopicName } from '@sinan/schema';
import { z } from 'zod';
import type { Platform } from '../open-platform.ts';
import { differences, type Heard, hear } from './comparison.ts';
import { deskOperation, type Tell } from './desk.ts';
import { readWhole } from './topics-read.ts';

/** An aggregate in which something is wrong. */
export interface Broken {
  readonly service: string;
  readonly kind: string;
  readonly id: string;
  readonly faults: readonly string[];
}

/** What was looked at, and what was found. */
export interface Verified {
  readonly aggregates: number;
  readonly entries: number;
  readonly facts: number;
  readonly messages: number;
  readonly broken: readonly Broken[];
}

interface Owner {
  readonly service: string;
  readonly aggregates: readonly Swept[];
}
type Look = Inspected & { readonly owner: Owner };

/**
 * Holds every history against its hash chain and its document, and every topic that keeps everything against the histories. Histories are
 * read first: what is said meanwhile is then more than they know, and such aggregates are looked at once more.
 */
export const verify = deskOperation({
  input: z.strictObject({}),
  async run({ platform }, _input, tell): Promise<Verified> {
    const owners = ownersOf(platform);
    const looks = await lookAtAll(owners, tell);
    const heard = await heardOnTopics(platform, tell);
    const broken: Broken[] = [];
    for (const look of await renewed(looks, heard)) {
      const faults = [...(look.fault === null ? [] : [look.fault]), ...compared(look, heard)];
      if (faults.length > 0) broken.push({ service: look.owner.service, kind: look.kind, id: look.id, faults });
    }
    const all = [...looks.values()];
    return {
      aggregates: all.length,
      entries: all.reduce((sum, { sequence }) => sum + sequence, 0),
      facts: all.reduce((sum, { said }) => sum + said.length, 0),
      messages: heard.messages,
      broken: [...broken, ...(await unknownTo(looks, heard, owners))],
    };
  },
});

function ownersOf({ services }: Platform): readonly Owner[] {
  return services.map(({ service, room }) => ({ service: service.name, aggregates: service.aggregates?.(room) ?? [] }));
}

async function lookAtAll(owners: readonly Owner[], tell: Tell): Promise<Map<string, Look>> {
  const counts = await Promise.all(owners.flatMap(({ aggregates }) => aggregates.map((one) => one.count())));
  const of = counts.reduce((sum, count) => sum + count, 0);
  const looks = new Map<string, Look>();
  for (const owner of owners)
    for (const aggregate of owner.aggregates)
      for await (const look of aggregate.inspect()) {
        looks.set(look.id, { ...look, owner });
        if (looks.size % 50 === 0) tell({ step: HISTORIES, done: looks.size, of });
      }
  return looks;
}

interface HeardTopics {
  readonly messages: number;
  readonly topics: ReadonlyMap<TopicName, ReadonlyMap<string, readonly Heard[]>>;
}

const KEPT = (Object.keys(TOPICS) as TopicName[]).filter((name) => TOPICS[name].keeps === 'for ever');

async function heardOnTopics({ ports }: Platform, tell: Tell): Promise<HeardTopics> {
  const topics = new Map(KEPT.map((name) => [name, new Map<string, Heard[]>()]));
  const byName = new Map(KEPT.map((name) => [ports.topic(name), topics.get(name)]));
  let messages = 0;
  const each = (message: Message) => {
    messages += 1;
    const fact = factIn(message);
    const keys = byName.get(message.topic);
    if (fact === null || keys === undefined) return;
    const heard = keys.get(message.key) ?? [];
    hear(heard, fact);
    keys.set(message.key, heard);
  };
  await readWhole(ports.bus, [...byName.keys()], each, (left, of) => tell({ step: FACTS, done: of - left, of }));
  return { messages, topics };
}

/** Null for what is none of ours, which no reader takes either. */
function factIn({ value }: Message): Heard | null {
  try {
    const { sequence, chainhead } = envelope.parse(JSON.parse(value ?? ''));
    return { sequence: Number(sequence), hash: chainhead.slice('sha256:'.length) };
  } catch {
    return null;
  }
}

function compared(look: Look, { topics }: HeardTopics): readonly string[] {
  return [...topics].flatMap(([topic, keys]) => differences(look, topic, keys.get(look.id) ?? []));
}

/** The looks; those in which something differs anew, as far as they had got: they may have gone on meanwhile. */
async function renewed(looks: Map<string, Look>, heard: HeardTopics): Promise<Iterable<Look>> {
  const suspect = [...looks.values()].filter((look) => look.fault !== null || compared(look, heard).length > 0);
  for (const look of suspect) {
    const now = await lookAt(look.owner.aggregates, look.id);
    if (now !== null) looks.set(look.id, { ...look, sequence: now.sequence, fault: now.fault });
  }
  return looks.values();
}

/** Aggregates of which a topic speaks, and which are not there. Those made since the histories were read are. */
async function unknownTo(
  looks: ReadonlyMap<string, Look>,
  { topics }: HeardTopics,
  owners: readonly Owner[],
): Promise<readonly Broken[]> {
  const aggregates = owners.flatMap((owner) => owner.aggregates);
  const missing: Broken[] = [];
  for (const [topic, keys] of topics)
    for (const [id, heard] of keys) {
      if (looks.has(id) || heard.length === 0 || (await lookAt(aggregates, id)) !== null) continue;
      missing.push({
        service: topic,
        kind: 'unknown',
        id,
        faults: [`${topic} speaks of it, and there is no document`],
      });
    }
  return missing;
}

async function lookAt(aggregates: readonly Swept[], id: string): Promise<Inspected | null> {
  for (const aggregate of aggregates) for await (const look of aggregate.inspect([id])) return look;
  return null;
}

const HISTORIES = { en: 'histories', zh: '历史记录' };
const FACTS = { en: 'facts on the bus', zh: '总线上的事实' };
