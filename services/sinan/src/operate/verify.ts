import type { Inspected, Swept } from '@sinan/runtime';
import { z } from 'zod';
import type { Platform } from '../open-platform.ts';
import { differences, differencesOfLasting } from './comparison.ts';
import { deskOperation, type Tell } from './desk.ts';
import { type HeardTopics, heardOnTopics } from './heard-topics.ts';

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

export interface Owner {
  readonly service: string;
  readonly aggregates: readonly Swept[];
}
export type Look = Inspected & { readonly owner: Owner };

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

export function ownersOf({ services }: Platform): readonly Owner[] {
  return services.map(({ service, room }) => ({ service: service.name, aggregates: service.aggregates?.(room) ?? [] }));
}

export async function lookAtAll(owners: readonly Owner[], tell: Tell): Promise<Map<string, Look>> {
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

/** The looks; those in which something differs anew, as far as they had got: they may have gone on meanwhile. */
async function renewed(looks: Map<string, Look>, heard: HeardTopics): Promise<Iterable<Look>> {
  const suspect = [...looks.values()].filter((look) => look.fault !== null || compared(look, heard).length > 0);
  for (const look of suspect) {
    const now = await lookAt(look.owner.aggregates, look.id);
    if (now !== null)
      looks.set(look.id, { ...look, sequence: now.sequence, fault: now.fault, lasting: unmoved(look, now) });
  }
  return looks.values();
}

function compared(look: Look, { kept, lasting }: HeardTopics): readonly string[] {
  return [
    ...[...kept].flatMap(([topic, keys]) => differences(look, topic, keys.get(look.id) ?? [])),
    ...[...lasting].flatMap(([topic, keys]) => differencesOfLasting(look, topic, keys.get(look.id))),
  ];
}

/** Of the newest words those that are the newest still. */
function unmoved(look: Look, now: Inspected): Inspected['lasting'] {
  return look.lasting.filter((one) =>
    now.lasting.some(({ topic, sequence }) => topic === one.topic && sequence === one.sequence),
  );
}

/** Aggregates of which a topic speaks, and which are not there. Those made since the histories were read are. */
async function unknownTo(
  looks: ReadonlyMap<string, Look>,
  { kept }: HeardTopics,
  owners: readonly Owner[],
): Promise<readonly Broken[]> {
  const aggregates = owners.flatMap((owner) => owner.aggregates);
  const missing: Broken[] = [];
  for (const [topic, keys] of kept)
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
