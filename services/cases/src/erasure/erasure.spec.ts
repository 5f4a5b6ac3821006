import { brokenLink, historyOf } from '@sinan/aggregate';
import type { Actor, Id } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileCase } from '../commands/filing.ts';
import { supplyMaterials } from '../commands/supplement.ts';
import { saveDraft } from '../drafts/commands.ts';
import { addMaterial } from '../materials/commands.ts';
import { correctMessage, correctNote, sendMessage, withdrawMessage, writeNote } from '../messages/commands.ts';
import { openCasework } from '../testing/casework.ts';
import { formWith } from '../testing/examples.ts';
import { erasingPeople } from './forgetting.ts';
import { personalData } from './queries.ts';

type Casework = Awaited<ReturnType<typeof openCasework>>;
const SYSTEM: Actor = { kind: 'system', service: 'cases' };
const contact = { name: 'her-name', post: '法务', mobile: '13800137201', email: 'her@words.example', wechat: null };
const form = formWith({ facts: 'her-facts', product: 'the-product', contact });

const MATERIAL = { kind: 'other', secrecy: 'general', expertMayRead: false, holdsStateSecret: false };

let work: Casework;
let caseId: Id<'case'>;
let organisationId: string;
beforeAll(async () => {
  work = await openCasework();
  const { people, as, doing } = work;
  const { officer, filer, colleague } = people;
  organisationId = colleague.organisations[0] ?? '';
  caseId = (await as(filer)(fileCase, { organisationId, form })).id;
  for (const [by, note] of [
    [filer, 'her-supplement'],
    [colleague, 'his-supplement'],
  ] as const) {
    await doing(officer, 'RequestSupplement', caseId);
    await as(by)(supplyMaterials, { caseId, note });
  }
  const said = await as(filer)(sendMessage, { caseId, text: 'her-first-words' });
  await as(filer)(correctMessage, { messageId: said.id, text: 'her-second-words' });
  const back = await as(filer)(sendMessage, { caseId, text: 'her-words-taken-back' });
  await as(filer)(withdrawMessage, { messageId: back.id });
  await as(colleague)(sendMessage, { caseId, text: 'his-message' });
  for (const [by, name] of [
    [filer, 'her-material'],
    [colleague, 'his-material'],
  ] as const) {
    const uploadId = work.accounts.upload(by.id, { name });
    await as(by)(addMaterial, { ...MATERIAL, caseId, uploadId });
  }
  await as(filer)(saveDraft, { form: { facts: 'her-draft' } });
});
afterAll(() => work.test.close());

const HERS = [
  ...['her-name', '13800137201', 'her@words.example', 'her-facts', 'her-supplement', 'her-draft', 'her-material'],
  ...['her-first-words', 'her-second-words', 'her-words-taken-back'],
];
/** All that store and history hold. */
async function kept(): Promise<string> {
  const { cases, messages, materials, drafts } = work.test.room;
  const found: object[] = [];
  for (const handler of [cases, messages, materials])
    for (const rows of [handler.documents, handler.history]) found.push(await rows.page({ where: {}, limit: 100 }));
  return JSON.stringify([...found, await drafts.page({ where: {}, limit: 100 })]);
}
/** Heard twice, and done. */
async function erasedTwice(personId: Id<'person'>): Promise<void> {
  const { room, call, resources } = work.test;
  for (let time = 0; time < 2; time += 1) {
    const event = { type: 'sinan.person.erased.v1', data: { personId, erasedAt: `2026-11-29T0${time}:00:00.000Z` } };
    const signal = new AbortController().signal;
    const on = erasingPeople.reaction.on[event.type];
    await on?.(room, event as never, { signal, call: call(SYSTEM) });
  }
  const worker = erasingPeople.worker.start(room, resources);
  const isErased = (time: number) =>
    work.as(SYSTEM)(erasingPeople.isErased, { personId, erasedAt: `2026-11-29T0${time}:00:00.000Z` });
  await expect.poll(async () => [await isErased(0), await isErased(1)], { timeout: 15_000 }).toEqual([true, true]);
  await worker.stop();
}
const copyFor = ({ id }: { id: string }) => work.as(SYSTEM)(personalData, { personId: id });

describe('a person who filed a case', () => {
  it('has a copy of their own words, earlier ones among them, and of nobody else’s', async () => {
    const copy = JSON.stringify(await copyFor(work.people.filer));
    expect(HERS.filter((word) => !copy.includes(word))).toEqual([]);
    expect(copy).not.toMatch(/his-/);
  });

  it('is erased from it, with the matter, a colleague’s words and the chain left whole, and as often as it is asked for', async () => {
    const { room } = work.test;
    await erasedTwice(work.people.filer.id);
    for (const aggregate of [room.cases, room.messages, room.materials]) await aggregate.sweep();
    const left = await kept();
    expect(HERS.filter((word) => left.includes(word))).toEqual([]);
    for (const word of ['his-supplement', 'his-message', 'his-material', 'the-product']) expect(left).toContain(word);
    const head = (await room.cases.documents.get(caseId))?.doc.head ?? '';
    expect(brokenLink(await historyOf(room.cases, caseId), head)).toBeNull();
    expect(await copyFor(work.people.filer)).toMatchObject({ messages: [], materials: [], drafts: [] });
  });
});

describe('a person who noted a call', () => {
  it('is erased with the words of the note, of which the history keeps that there was a call, in codes', async () => {
    const { as, people, test } = work;
    const { notes } = test.room;
    const call = { with: 'counsel', direction: 'outgoing', answered: true, minutes: 9 } as const;
    const { id, call: noted } = await as(people.officer)(writeNote, { caseId, text: 'first-words', call });
    await as(people.officer)(correctNote, { noteId: id, text: 'second-words' });
    expect(await copyFor(people.officer)).toMatchObject({
      notes: [
        { text: 'first-words', call: noted },
        { text: 'second-words', call: noted },
      ],
    });
    await erasedTwice(people.officer.id);
    await notes.sweep();
    const [left, history] = [await notes.documents.get(id), await historyOf(notes, id)];
    expect(JSON.stringify([left, history])).not.toMatch(/(first|second)-words/);
    expect(history.map(({ event }) => event)).toMatchObject([
      { type: 'NoteWritten', call: noted },
      { type: 'NoteCorrected', call: noted },
      { type: 'NoteWithdrawn' },
    ]);
    expect(brokenLink(history, left?.doc.head ?? '')).toBeNull();
  });
});
