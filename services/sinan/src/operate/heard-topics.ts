import type { Message } from '@sinan/bus';
import { envelope, TOPICS, type TopicName } from '@sinan/schema';
import type { Platform } from '../open-platform.ts';
import { type Heard, hear } from './comparison.ts';
import type { Tell } from './desk.ts';
import { readWhole } from './topics-read.ts';

/** What the bus has of every aggregate: on topics that keep everything all of it, on those that keep the last message of a key the last. */
export interface HeardTopics {
  readonly messages: number;
  readonly kept: ReadonlyMap<TopicName, ReadonlyMap<string, readonly Heard[]>>;
  readonly lasting: ReadonlyMap<TopicName, ReadonlyMap<string, Heard>>;
}

function namesOf(keeps: 'for ever' | 'last per key'): readonly TopicName[] {
  return (Object.keys(TOPICS) as TopicName[]).filter((name) => TOPICS[name].keeps === keeps);
}

export async function heardOnTopics({ ports }: Platform, tell: Tell): Promise<HeardTopics> {
  const kept = new Map(namesOf('for ever').map((name) => [name, new Map<string, Heard[]>()]));
  const lasting = new Map(namesOf('last per key').map((name) => [name, new Map<string, Heard>()]));
  const names = new Map([...kept.keys(), ...lasting.keys()].map((name) => [ports.topic(name), name]));
  let messages = 0;
  const each = (message: Message) => {
    messages += 1;
    const [name, fact] = [names.get(message.topic), factIn(message)];
    if (name === undefined || fact === null) return;
    lasting.get(name)?.set(message.key, fact);
    const keys = kept.get(name);
    const heard = keys?.get(message.key) ?? [];
    hear(heard, fact);
    keys?.set(message.key, heard);
  };
  await readWhole(ports.bus, [...names.keys()], each, (left, of) => tell({ step: FACTS, done: of - left, of }));
  return { messages, kept, lasting };
}

/** Null for what is none of ours, which no reader takes either. */
function factIn({ value }: Message): Heard | null {
  if (value === null) return { sequence: 0, hash: null };
  try {
    const { sequence, chainhead } = envelope.parse(JSON.parse(value));
    return { sequence: Number(sequence), hash: chainhead.slice('sha256:'.length) };
  } catch {
    return null;
  }
}

const FACTS = { en: 'facts on the bus', zh: '总线上的事实' };
