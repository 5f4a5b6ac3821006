import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenBrokers } from '../../infra/deploy/local/given.ts';
import { data, graphql } from '../acceptance/graphql.ts';
import { caseReported } from '../acceptance/partner-event.ts';
import { application, fileCase, registerPartner } from '../acceptance/people.ts';
import { openStage, type Stage } from '../acceptance/stage.ts';
import { tell } from '../acceptance/tell.ts';
import { until } from '../acceptance/until.ts';
import { assertCloudEvent } from './cloudevents.ts';
import { type ForeignClient, openForeignClient } from './foreign-client.ts';

/** A Python program with a Kafka library that is not ours reads the platform's topics and writes to the open one. */
let stage: Stage;
let client: ForeignClient;
let topic: (name: string) => string;
beforeAll(async () => {
  client = await openForeignClient(givenBrokers().join(','));
  stage = await openStage();
  const { namespace } = stage.platform.place;
  if (namespace === null) throw new Error('a foreign client needs real servers: npm run test:real sets SINAN_TEST_ON');
  topic = (name) => `${namespace}.${name}`;
}, 120_000);
afterAll(() => stage?.close());

describe('a program in another language', () => {
  it('reads what happens to cases', async () => {
    const { filer, organisationId, url } = stage;
    const filed = await fileCase(url, filer, application(organisationId));

    const [message] = await client.read(topic('sinan.cases'), 1);
    tell(`the foreign client read ${JSON.stringify(message)}`);

    expect(message).toMatchObject({ key: filed.id, contentType: 'application/cloudevents+json' });
    expect(message?.event).toMatchObject({ type: 'sinan.case.submitted.v1', subject: filed.id });
    expect(assertCloudEvent(JSON.stringify(message?.event)).data).toMatchObject({ caseId: filed.id, organisationId });
  });

  it('puts a case on the open topic, and the enterprise finds it filed', async () => {
    const source = 'urn:example:foreign';
    await registerPartner(stage.url, stage.admin, source);
    const event = caseReported(source, 'f-1', { product: 'reported from Python, 中文' });
    await client.send(topic('sinan.intake'), JSON.stringify(event), source);

    const filed = await until('the case that was put on the topic', async () =>
      (await casesSeen()).find(({ product }) => product === event.data.case.product),
    );

    expect(filed.status).toBe('submitted');
  });

  it('may send the same again: it stays one case', async () => {
    const source = 'urn:example:foreign';
    const [again, next] = ['f-1', 'f-2'].map((id) => caseReported(source, id, { product: `${id} on the topic` }));
    await client.send(topic('sinan.intake'), JSON.stringify(again), source);
    await client.send(topic('sinan.intake'), JSON.stringify(next), source);

    await until('the next case', async () => (await casesSeen()).some(({ product }) => product === 'f-2 on the topic'));

    expect((await casesSeen()).map(({ product }) => product)).not.toContain('f-1 on the topic');
  });

  it.each([
    ['text that is not JSON', 'Bonjour'],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00, 0x80)],
    ['JSON that is no event', '{"specversion":"1.0"}'],
    [
      'an event of ours that does not hold',
      JSON.stringify(caseReported('urn:example:foreign', 'f-3', { country: 'XX' })),
    ],
  ])('that sends %s, without a key, has it parked, to be skipped and no more', async (_, rubbish) => {
    await client.send(topic('sinan.intake'), rubbish);

    const row = await until('the parked message', async () => (await parked())[0]);
    tell(`parked: ${row.error}`);

    expect(row).toMatchObject({ service: 'cases', replayable: false });
    expect(await decide('replayParked', { service: row.service, id: row.id })).toMatchObject({
      code: 'STATE_CONFLICT',
    });
    expect(await decide('skipParked', { service: row.service, id: row.id, reason: 'rubbish' })).not.toHaveProperty(
      'code',
    );
    expect(await parked()).toEqual([]);
  });

  it('is heard after that as before', async () => {
    const source = 'urn:example:foreign';
    await client.send(topic('sinan.intake'), JSON.stringify(caseReported(source, 'f-4', { product: 'afterwards' })));

    expect(
      await until('the case after the rubbish', async () =>
        (await casesSeen()).find(({ product }) => product === 'afterwards'),
      ),
    ).toMatchObject({ status: 'submitted' });
  });
});

interface Seen {
  readonly product: string;
  readonly status: string;
}
/** The cases of the enterprise that the partner reports for, as one of its own people sees them. */
async function casesSeen(): Promise<readonly Seen[]> {
  const { cases } = await data<{ cases: { edges: readonly { node: Seen }[] } }>(
    graphql(stage.url, stage.stranger.token, '{ cases(first: 100) { edges { node { product status } } } }'),
  );
  return cases.edges.map(({ node }) => node);
}

interface ParkedRow {
  readonly id: string;
  readonly service: string;
  readonly error: string;
  readonly replayable: boolean;
}
async function parked(): Promise<readonly ParkedRow[]> {
  const { parkedEvents } = await data<{ parkedEvents: readonly ParkedRow[] }>(
    graphql(stage.url, stage.admin.token, '{ parkedEvents { id service error replayable } }'),
  );
  return parkedEvents;
}

async function decide(mutation: 'replayParked' | 'skipParked', input: object): Promise<object> {
  const type = mutation === 'replayParked' ? 'ReplayParkedInput' : 'SkipParkedInput';
  const source = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ... on ParkedDone { replayed error } ... on Problem { code } } }`;
  const answer = await data<Record<string, object>>(graphql(stage.url, stage.admin.token, source, { input }));
  return answer[mutation] ?? {};
}
