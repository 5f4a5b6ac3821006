import { once } from 'node:events';
import { newId } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allSent, caseSeenBy, hears, listed, timelineFor } from './casework.ts';
import { data, graphql } from './graphql.ts';
import { mutate } from './mutate.ts';
import { application, centreCalled, FILE } from './people.ts';
import { removePlace } from './place.ts';
import { freePort, type Platform, startPlatform } from './platform.ts';
import { openStage, type Stage } from './stage.ts';

/** The process is killed at each step on which a hand-over passes: the case is with one centre, and all that follows from it follows once. */
const STEPS = [
  'relay.before-history',
  'relay.before-publish',
  'relay.after-publish',
  'relay.after-trim',
  'reaction.before-handle',
  'reaction.after-handle',
  'reaction.after-seen',
  'work.after-claim',
  'mail.before-data',
  'mail.after-accept',
  'mail.after-sent',
] as const;
let port: number;
let stage: Stage;
let ningbo: string;
/** Runs between the kills. */
let platform: Platform;
beforeAll(async () => {
  port = await freePort();
  stage = await openStage({ port, split: 'together' });
  ningbo = await centreCalled(stage.url, 'Ningbo');
  platform = stage.platform;
}, 120_000);
afterAll(async () => {
  await platform.stop();
  await removePlace(stage.platform.place);
  await stage.sink.stop();
});

const start = (env: Record<string, string> = {}) =>
  startPlatform({ place: stage.platform.place, port, split: 'together', env: { SMTP_URL: stage.sink.url, ...env } });

/** A case of Shenzhen's, offered to Ningbo, which has heard of it. */
async function offered(): Promise<string> {
  const { fileCase } = await data<{ fileCase: { id: string } }>(
    graphql(stage.url, stage.filer.token, FILE, { input: application(stage.organisationId) }),
  );
  const offer = { caseId: fileCase.id, toCentreId: ningbo, reason: 'Nearer to the enterprise.' };
  await mutate(stage.url, stage.staff, 'offerHandOver', offer);
  await allSent(stage.url, stage.admin, fileCase.id, 3);
  return fileCase.id;
}

const take = (caseId: string, commandId: string) =>
  mutate(stage.url, stage.otherStaff, 'acceptHandOver', { caseId }, { commandId });

/** Takes the case over in a process that is killed at the step, be it before or after its answer. */
async function takeAndDie(caseId: string, commandId: string, step: string): Promise<void> {
  const [victim] = (await start({ SINAN_FAULT_STEP: step })).processes();
  if (!victim) throw new Error('nothing runs');
  const died = once(victim.child, 'exit');
  await take(caseId, commandId).catch(() => undefined);
  await died;
  expect(victim.child.signalCode).toBe('SIGKILL');
}

describe('a hand-over whose process is killed', () => {
  it.each(STEPS)(
    'at %s is done once: one centre holds the case, both sides read one timeline, and one mail tells of it',
    async (step) => {
      const [caseId, commandId] = [await offered(), newId('command', Date.now())];
      await platform.stop();
      await takeAndDie(caseId, commandId, step);
      platform = await start();
      expect(await take(caseId, commandId)).toMatchObject({ __typename: 'Case' });
      const happened = ['CaseSubmitted', 'HandOverOffered', 'HandOverAccepted'];
      for (const reader of [stage.filer, stage.otherStaff])
        expect(await timelineFor(stage.url, reader, caseId)).toEqual(happened);
      expect(await caseSeenBy(stage.url, stage.staff, caseId)).toBeNull();
      expect(await listed(stage.url, stage.staff, 'queue')).not.toContain(caseId);
      expect(await listed(stage.url, stage.otherStaff, 'queue')).toContain(caseId);
      await hears(stage.sink, stage.filer, caseId, 'case-taken-over');
      await allSent(stage.url, stage.admin, caseId, 4);
      const told = stage.sink.to(stage.filer.email).filter(({ text }) => text?.includes(caseId));
      expect(new Set(told.map(({ messageId }) => messageId)).size).toBe(2);
    },
    120_000,
  );
});
