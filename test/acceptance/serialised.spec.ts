import { serialisingDispatcher } from '@sinan/gateway';
import { openLog, readConfig } from '@sinan/runtime';
import { type Running, serve } from '@sinan/sinan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql, post } from './graphql.ts';
import { linkIn, type MailSink, openMailSink } from './mail-sink.ts';
import { mutate } from './mutate.ts';
import { caseReported } from './partner-event.ts';
import { application, fileCase, registerPartner, serviceToken } from './people.ts';
import { newPlace, type Place, removePlace, settingsOf } from './place.ts';
import { freePort } from './platform.ts';
import { assemble, type People } from './stage.ts';
import { until } from './until.ts';
import { draftWarning, press, publishWarning, subscribe, warningContent } from './warnings.ts';

/** The main job where every command and query goes through JSON, as it would if the services ran elsewhere. */
let sink: MailSink;
let place: Place;
let running: Running;
let url: string;
let people: People;
const dispatched = new Set<string>();
beforeAll(async () => {
  sink = await openMailSink();
  place = await newPlace();
  const config = readConfig({ PORT: String(await freePort()), SMTP_URL: sink.url, ...settingsOf(place) });
  running = await serve({
    config,
    log: openLog({ level: 'silent' }),
    around: (inner) =>
      serialisingDispatcher({
        dispatch(operation, call, input) {
          dispatched.add(operation);
          return inner.dispatch(operation, call, input);
        },
      }),
  });
  url = running.url;
  people = await assemble(url, sink, running.administratorLink);
});
afterAll(async () => {
  await running?.host.stop();
  await removePlace(place);
  await sink.stop();
});

describe('through a dispatcher that serialises every call', () => {
  it('a case is filed, read, accepted and told', async () => {
    const filed = await fileCase(url, people.filer, application(people.organisationId));
    expect(filed).toMatchObject({ __typename: 'Case', status: 'submitted' });
    const selection =
      '... on Case { id status acceptedAt organisation { nameZh } servedOn { date zone } needs { code } }';
    const accepted = await mutate(url, people.staff, 'acceptCase', { caseId: filed.id }, { selection });
    expect(accepted).toMatchObject({ id: filed.id, status: 'accepted', servedOn: { date: '2026-03-02' } });
    const { node } = await data<{ node: object }>(
      graphql(url, people.filer.token, `{ node(id: "${filed.id}") { id ... on Case { status } } }`),
    );
    expect(node).toEqual({ id: filed.id, status: 'accepted' });
    await sink.next(people.filer.email, 4);
  });

  it('what is wrong with an input comes back field by field, in the language of the reader', async () => {
    const input = application(people.organisationId, { country: 'XX', forum: 'unknown', needs: [] });
    const english = await mutate(url, people.filer, 'fileCase', input);
    expect(english).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT' });
    expect(english.problems?.map(({ path, rule }) => [path, rule])).toEqual([
      ['form.country', 'not-one-of'],
      ['form.needs', 'too-few'],
    ]);
    const chinese = await mutate(url, people.filer, 'fileCase', input, { language: 'zh-CN' });
    expect(chinese.problems?.[0]?.message).toBe('不在可选范围内。');
  });

  it('a refusal comes back with its code and parameters', async () => {
    const selection = '... on SignInRequested { linkId }';
    const input = { email: 'wrong-code@people.example', locale: 'en' };
    const { linkId } = await mutate<{ linkId: string }>(url, null, 'requestSignIn', input, { selection });
    const code = (await sink.next(input.email)).text?.match(/code: (\d{6})/)?.[1];
    const wrong = await mutate(url, null, 'signIn', { linkId, code: code === '000000' ? '000001' : '000000' });
    expect(wrong).toMatchObject({ __typename: 'Refused', code: 'CODE_WRONG', params: [{ name: 'left', value: '4' }] });
    const refused = await mutate(url, people.stranger, 'fileCase', application(people.organisationId));
    expect(refused).toMatchObject({ __typename: 'Refused', code: 'NOT_FOUND' });
  });

  it('a warning is drafted, published and mailed to who confirmed', async () => {
    const [first, second] = people.editors;
    await subscribe(url, 'reader@subscribers.example', ['US']);
    expect((await press(linkIn(await sink.next('reader@subscribers.example'), '/confirm'))).status).toBe(200);
    const { id } = await draftWarning(url, first);
    expect(await publishWarning(url, first, id)).toMatchObject({ code: 'AUTHOR_CANNOT_APPROVE' });
    expect(await publishWarning(url, second, id)).toMatchObject({ status: 'live' });
    const mail = await sink.next('reader@subscribers.example', 2);
    expect(mail.subject).toContain(warningContent.title.en);
    expect((await press(linkIn(mail, '/unsubscribe'))).status).toBe(200);
  });

  it('a program’s event is parked, and replayed once its partner is registered', async () => {
    const source = 'urn:example:serialised';
    const headers = {
      'content-type': 'application/cloudevents+json',
      authorization: `Bearer ${await serviceToken(url, people.security, [source])}`,
    };
    expect((await post(url, '/events', JSON.stringify(caseReported(source, 'e-1')), headers)).status).toBe(202);
    const parked = await until('the parked event', async () => {
      const { parkedEvents } = await data<{ parkedEvents: { id: string; service: string }[] }>(
        graphql(url, people.admin.token, '{ parkedEvents { id service } }'),
      );
      return parkedEvents[0];
    });
    await registerPartner(url, people.admin, source);
    const { replayParked } = await data<{ replayParked: object }>(
      graphql(
        url,
        people.admin.token,
        'mutation ($input: ReplayParkedInput!) { replayParked(input: $input) { ... on ParkedDone { replayed error } } }',
        { input: parked },
      ),
    );
    expect(replayParked).toEqual({ replayed: 1, error: null });
  });

  it('every one of these went that way', () => {
    expect([...dispatched]).toEqual(
      expect.arrayContaining([
        'accounts.requestSignIn',
        'accounts.signIn',
        'accounts.actorOf',
        'accounts.claimOrganisation',
        'accounts.confirmMembership',
        'cases.file',
        'cases.accept',
        'cases.receiveEvent',
        'cases.replayParked',
        'risk.draft',
        'risk.publish',
        'risk.warningForMail',
        'notifications.subscribe',
        'notifications.confirm',
        'notifications.leave',
      ]),
    );
  });
});
