import type { Swept } from '@sinan/runtime';
import type { Platform } from '../open-platform.ts';
import type { Tell } from '../operate/desk.ts';
import { type HeardTopics, heardOnTopics } from '../operate/heard-topics.ts';
import { type Look, lookAtAll, ownersOf } from '../operate/verify.ts';

/**
 * Says what the histories hold and the bus lacks, in order, from each aggregate's first gap on: what a relay said after the log was copied. Readers drop
 * what they have seen. Resolves to how many messages these were.
 */
export async function republishMissing(platform: Platform, tell: Tell): Promise<number> {
  const looks = await lookAtAll(ownersOf(platform), tell);
  const heard = await heardOnTopics(platform, tell);
  let said = 0;
  for (const look of looks.values()) {
    const first = firstGap(look, heard);
    if (first === null) continue;
    const aggregate = await whoseIs(look);
    said += (await aggregate?.republish(look.id, first - 1)) ?? 0;
  }
  return said;
}

function firstGap(look: Look, { kept, lasting }: HeardTopics): number | null {
  const missing = look.said.filter(({ topic, sequence }) => {
    const heard = kept.get(topic)?.get(look.id) ?? [];
    return !heard.some((one) => one.sequence === sequence);
  });
  const replaced = look.lasting.filter(({ topic, hash }) => (lasting.get(topic)?.get(look.id)?.hash ?? null) !== hash);
  const sequences = [...missing, ...replaced].map(({ sequence }) => sequence);
  return sequences.length === 0 ? null : Math.min(...sequences);
}

async function whoseIs({ owner, kind, id }: Look): Promise<Swept | null> {
  for (const aggregate of owner.aggregates)
    for await (const found of aggregate.inspect([id])) if (found.kind === kind) return aggregate;
  return null;
}
