import type { Actor, Locale } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { openCasework } from '../testing/casework.ts';
import { openGraph } from '../testing/graph.ts';

const casework = await openCasework();
const { test, people, caseThat } = casework;
afterAll(() => test.close());
const { request } = openGraph(casework);
const AT = '2026-11-10T08:00:00.000Z';

async function asked(by: Actor, source: string, variables: object, locale: Locale = 'en') {
  const { data, errors } = await request(by, source, variables, { locale });
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0];
}
const SAID = 'id by { id } at text correctedAt withdrawnAt case { id }';
const CALL = 'call { with direction at answered minutes }';
async function doing(by: Actor, name: string, input: object, locale?: Locale) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const source = `mutation ($input: ${type}!) { done: ${name}(input: $input) { __typename
    ... on ${name.endsWith('Note') ? `Note { ${SAID} ${CALL} }` : `Message { side ${SAID} }`} ... on Refused { code params { name value } }
    ... on InvalidInput { problems { path rule message } } } }`;
  return asked(by, source, { input }, locale) as Promise<{ readonly id: string; readonly [field: string]: unknown }>;
}
const CASE = `query ($id: ID!) { case(id: $id) {
  messages(first: 10) { edges { node { id side text } } pageInfo { hasNextPage } } notes(first: 10) { edges { node { id text } } } } }`;

describe('messages and notes over GraphQL', () => {
  it('are sent, corrected and taken back, and stand on their case for whom they are', async () => {
    const caseId = await caseThat('accepted');
    const said = { by: { id: people.filer.id }, at: AT, correctedAt: null, withdrawnAt: null, case: { id: caseId } };
    const sent = await doing(people.filer, 'sendMessage', { caseId, text: '您好' });
    expect(sent).toEqual({ __typename: 'Message', id: sent.id, side: 'applicant', text: '您好', ...said });
    const messageId = sent.id;
    expect(await doing(people.filer, 'correctMessage', { messageId, text: '您好!' })).toMatchObject({
      text: '您好!',
      correctedAt: AT,
    });
    const note = await doing(people.officer, 'writeNote', { caseId, text: '先核实' });
    const noted = { ...said, __typename: 'Note', by: { id: people.officer.id }, call: null };
    expect(note).toEqual({ ...noted, id: note.id, text: '先核实' });
    expect(await doing(people.officer, 'correctNote', { noteId: note.id, text: '已核实' })).toMatchObject({
      text: '已核实',
    });

    const messages = {
      edges: [{ node: { id: messageId, side: 'applicant', text: '您好!' } }],
      pageInfo: { hasNextPage: false },
    };
    const notes = { edges: [{ node: { id: note.id, text: '已核实' } }] };
    expect(await asked(people.officer, CASE, { id: caseId })).toEqual({ messages, notes });
    expect(await asked(people.filer, CASE, { id: caseId })).toEqual({ messages, notes: { edges: [] } });

    expect(await doing(people.filer, 'withdrawMessage', { messageId })).toMatchObject({ text: null, withdrawnAt: AT });
    expect(await doing(people.officer, 'withdrawNote', { noteId: note.id })).toMatchObject({
      text: null,
      withdrawnAt: AT,
    });
  });

  it('are nodes for whom they are, and nothing for others', async () => {
    const caseId = await caseThat('accepted');
    const ids = [
      (await doing(people.filer, 'sendMessage', { caseId, text: 'x' })).id,
      (await doing(people.officer, 'writeNote', { caseId, text: 'x' })).id,
    ];
    const nodes = (by: Actor) => asked(by, 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });
    const [message, note] = ids.map((id, i) => ({ __typename: ['Message', 'Note'][i], id }));
    expect(await nodes(people.officer)).toEqual([message, note]);
    expect(await nodes(people.filer)).toEqual([message, null]);
    expect(await nodes(people.stranger)).toEqual([null, null]);
  });

  it('keep what is stated of a call, and say at its field what is wrong with one, in either language', async () => {
    const caseId = await caseThat('accepted');
    const call = { with: 'enterprise', direction: 'outgoing', answered: true, minutes: 12 };
    const note = await doing(people.officer, 'writeNote', { caseId, text: '已沟通', call });
    expect(note).toMatchObject({ call: { ...call, at: AT } });
    const anew = { ...call, answered: false, minutes: null, at: '2026-11-10T15:00:00+08:00' };
    expect(await doing(people.officer, 'correctNote', { noteId: note.id, text: '未接通', call: anew })).toMatchObject({
      call: { ...anew, at: '2026-11-10T07:00:00.000Z' },
    });
    expect(await doing(people.officer, 'withdrawNote', { noteId: note.id })).toMatchObject({ call: null });

    const wrong = { ...call, at: '2026-11-11T08:00:00Z', answered: false };
    const refused = (locale: Locale) => doing(people.officer, 'writeNote', { caseId, text: 'x', call: wrong }, locale);
    const [future, length] = ['call.at', 'call.minutes'];
    expect(await refused('en')).toEqual({
      __typename: 'InvalidInput',
      problems: [
        { path: future, rule: 'not-yet', message: 'This time is still to come.' },
        { path: length, rule: 'unanswered', message: 'A call that was not answered has no length.' },
      ],
    });
    expect(await refused('zh-CN')).toMatchObject({
      problems: [
        { path: future, message: '该时间尚未到来。' },
        { path: length, message: '未接通的，不填时长。' },
      ],
    });
  });

  it('are refused, typed', async () => {
    const caseId = await caseThat('archived after closing');
    expect(await doing(people.filer, 'sendMessage', { caseId, text: 'x' })).toEqual({
      __typename: 'Refused',
      code: 'STATE_CONFLICT',
      params: [{ name: 'state', value: 'archived' }],
    });
    for (const unknown of [caseId, 'x'])
      expect(await doing(people.filer, 'withdrawMessage', { messageId: unknown })).toMatchObject({ code: 'NOT_FOUND' });
  });
});
