import { type Actor, type Envelope, EVENTS, newId } from '@sinan/schema';
import { parse, subscribe } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { fileCase } from '../commands/filing.ts';
import { formWith, hangzhou, NOW, shenzhen, signedIn, staffAt } from '../testing/examples.ts';
import { openGraph } from '../testing/graph.ts';
import { openCases } from '../testing/room.ts';

const under = await openCases();
const { test, accounts, as } = under;
afterAll(() => test.close());
const { schema, contextOf, request } = openGraph(under);
const organisation = accounts.organisation();
const { organisationId } = organisation;
const member = signedIn({ organisations: [organisationId] });
accounts.join(member.id, organisation);
const file = () => as(member)(fileCase, { organisationId, form: formWith() });

/** What a subscription yields to an actor while these events happen. */
async function yielded(actor: Actor, source: string, events: readonly Partial<Envelope>[]): Promise<unknown[]> {
  const stream = await subscribe({ schema, document: parse(source), contextValue: contextOf(actor, {}, events) });
  if (!(Symbol.asyncIterator in stream)) throw new Error('no stream');
  const found: unknown[] = [];
  for await (const { data } of stream) found.push(data);
  return found;
}

const about = (event: keyof typeof EVENTS, subject: string, data: object): Partial<Envelope> => ({
  type: EVENTS[event].type,
  subject,
  data,
});

describe('caseChanged', () => {
  const SOURCE = 'subscription { caseChanged { id } }';

  it('yields each visible case that an event names, and nothing else', async () => {
    const { id } = await file();
    const events = [
      about('caseSubmitted', newId('case', NOW), {}),
      { type: 'sinan.case.unheard_of.v1', subject: id },
      about('caseSubmitted', id, {}),
    ];
    expect(await yielded(member, 'subscription { caseChanged { id status } }', events)).toEqual([
      { caseChanged: { id, status: 'submitted' } },
    ]);
  });

  it('yields the case in which a message was written, to both sides, and one with a new note to its staff alone', async () => {
    const { id } = await file();
    const message = about('messageSent', newId('message', NOW), { caseId: id });
    const note = about('noteCorrected', newId('note', NOW), { caseId: id });
    expect(await yielded(staffAt(shenzhen), SOURCE, [message, note])).toEqual([
      { caseChanged: { id } },
      { caseChanged: { id } },
    ]);
    expect(await yielded(member, SOURCE, [message, note])).toEqual([{ caseChanged: { id } }]);
    expect(await yielded(staffAt(hangzhou), SOURCE, [message, note])).toEqual([]);
  });

  it('yields the case to which a file was added, to both sides', async () => {
    const { id } = await file();
    const added = about('materialAdded', newId('material', NOW), { caseId: id });
    for (const actor of [staffAt(shenzhen), member])
      expect(await yielded(actor, SOURCE, [added])).toEqual([{ caseChanged: { id } }]);
    expect(await yielded(staffAt(hangzhou), SOURCE, [added])).toEqual([]);
  });

  it('tells the centre that a case is only offered to nothing of what is written in it', async () => {
    const { id } = await file();
    const source = 'mutation ($input: OfferHandOverInput!) { offerHandOver(input: $input) { __typename } }';
    await request(staffAt(shenzhen), source, { input: { caseId: id, toCentreId: hangzhou, reason: 'Theirs.' } });
    const message = about('messageSent', newId('message', NOW), { caseId: id });
    expect(await yielded(staffAt(hangzhou), SOURCE, [message])).toEqual([]);
    expect(await yielded(staffAt(shenzhen), SOURCE, [message])).toEqual([{ caseChanged: { id } }]);
  });

  it('tells whose sight a case has left, and the centre that it is offered to, without it; others nothing', async () => {
    const outOfSight = newId('case', NOW);
    const gone = [about('caseHandOverAccepted', outOfSight, { centreId: hangzhou, fromCentreId: shenzhen })];
    expect(await yielded(staffAt(shenzhen), SOURCE, gone)).toEqual([{ caseChanged: null }]);
    expect(await yielded(staffAt(hangzhou), SOURCE, gone)).toEqual([]);
    const offered = [about('caseHandOverOffered', outOfSight, { centreId: shenzhen, toCentreId: hangzhou })];
    expect(await yielded(staffAt(hangzhou), SOURCE, offered)).toEqual([{ caseChanged: null }]);
    expect(await yielded(member, SOURCE, [...gone, ...offered])).toEqual([]);
    // Whoever a wall was raised against does not learn of it.
    const barred = [about('casePersonBarred', outOfSight, { centreId: shenzhen, personId: member.id })];
    expect(await yielded(member, SOURCE, barred)).toEqual([]);
  });
});

describe('queueChanged', () => {
  const SOURCE = 'subscription { queueChanged { id } }';

  it('yields what comes into a queue of the reader’s centres or leaves it, and nothing of others', async () => {
    const { id } = await file();
    const events = [
      about('caseSubmitted', id, { centreId: shenzhen }),
      about('caseOpinionIssued', id, { centreId: shenzhen }),
      about('caseHandOverOffered', id, { centreId: shenzhen, toCentreId: hangzhou }),
    ];
    expect(await yielded(staffAt(shenzhen), SOURCE, events)).toEqual([
      { queueChanged: { id } },
      { queueChanged: { id } },
    ]);
    expect(await yielded(staffAt(hangzhou), SOURCE, events)).toEqual([{ queueChanged: null }]);
  });

  it('tells the centre that handed a case over that it is gone, without it', async () => {
    const outOfSight = newId('case', NOW);
    const events = [about('caseHandOverAccepted', outOfSight, { centreId: hangzhou, fromCentreId: shenzhen })];
    expect(await yielded(staffAt(shenzhen), SOURCE, events)).toEqual([{ queueChanged: null }]);
  });
});
