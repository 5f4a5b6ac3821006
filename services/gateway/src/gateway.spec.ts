import { recordedTracing } from '@sinan/aggregate/testing';
import { SELF_CHECKS, type SelfCheckState } from '@sinan/runtime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openToyGateway, postForm, raw, type ToyGateway } from './testing/toy-gateway.ts';
import { anAdministrator, aPerson } from './testing/toy-room.ts';

let toy: ToyGateway;
beforeEach(async () => {
  toy = await openToyGateway();
});
afterEach(() => toy.close());

describe('a path', () => {
  it('that is not there is a page that says so', async () => {
    const { status, headers, text } = await raw(`${toy.url}/nothing/<b>`, { headers: { 'accept-language': 'en' } });
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(text).toContain('There is no such page');
  });

  it('that takes other methods says which', async () => {
    const { status, headers } = await raw(`${toy.url}/events`, { method: 'DELETE' });
    expect([status, headers.allow]).toEqual([405, 'POST']);
  });
});

describe('health', () => {
  const fine = { live: () => true, ready: async () => ({ ready: true, checks: {} }), checks: () => [] };

  it('tells everybody what was found and what to do, and administrators in which rows', async () => {
    const todo = SELF_CHECKS['parked-rows'];
    const states = { since: '2026-03-02T00:00:00.000Z', lookedAt: '2026-03-02T00:10:00.000Z' };
    const found = { count: 1, codes: ['cases.intake'], ids: ['cases.intake|sinan.intake|0|0'] };
    const checks: readonly SelfCheckState[] = [
      { name: 'parked-rows', service: 'cases', ...states, found, todo },
      { name: 'work-late', service: 'cases', ...states, found: null, todo: SELF_CHECKS['work-late'] },
    ];
    const watched = await openToyGateway({ health: { ...fine, checks: () => checks } });
    watched.room.actors.set('administrator', anAdministrator());
    watched.room.actors.set('somebody', aPerson());
    const told = async (token?: string) => {
      const headers = token ? { authorization: `Bearer ${token}` } : {};
      return JSON.parse((await raw(`${watched.url}/health/checks`, { headers })).text);
    };
    const { ids: _, ...shown } = found;
    const withoutIds = { fine: false, checks: [{ ...checks[0], found: shown }, checks[1]] };
    expect(await told()).toEqual(withoutIds);
    expect(await told('somebody')).toEqual(withoutIds);
    expect(await told('administrator')).toEqual({ fine: false, checks });
    await watched.close();
  });

  it('says which part is not ready', async () => {
    const unready = await openToyGateway({
      health: { ...fine, ready: async () => ({ ready: false, checks: { store: 'disk full' } }) },
    });
    const { status, text } = await raw(`${unready.url}/health/ready`);
    expect([status, JSON.parse(text)]).toEqual([503, { ready: false, checks: { store: 'disk full' } }]);
    await unready.close();
  });

  it('is there with the figures', async () => {
    expect((await raw(`${toy.url}/health/live`)).status).toBe(200);
    expect((await raw(`${toy.url}/health/ready`)).status).toBe(200);
    expect((await raw(`${toy.url}/metrics`)).text).toBe('sinan_up 1\n');
  });
});

describe('a request that is traced', () => {
  const client = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

  it('goes on with the trace of its client, and hands it to what it runs', async () => {
    const tracing = recordedTracing();
    const traced = await openToyGateway({ tracing });
    await postForm(`${traced.url}/sign-in/request`, { email: 'li@example.cn', lang: 'en' }, { traceparent: client });
    await vi.waitFor(() => expect(tracing.spans[0]).toMatchObject({ ended: true }));
    expect(tracing.spans).toMatchObject([
      {
        name: 'POST /sign-in/request',
        kind: 'server',
        under: client,
        failure: undefined,
        attributes: {
          'http.request.method': 'POST',
          'http.route': '/sign-in/request',
          'http.response.status_code': 200,
        },
      },
    ]);
    const { traceparent } = tracing.spans[0] ?? {};
    expect(traced.room.calls).toMatchObject([{ name: 'accounts.requestSignIn', call: { traceparent } }]);
    expect(JSON.stringify(tracing.spans)).not.toContain('example');
    await traced.close();
  });

  it('begins a trace where its client has none, or one that is no traceparent', async () => {
    const tracing = recordedTracing();
    const traced = await openToyGateway({ tracing });
    for (const traceparent of ['nonsense', `${client}-and-more`, client.replace('00-', 'ff-'), client.toUpperCase()])
      await raw(`${traced.url}/li@example.cn?token=secret`, { headers: { traceparent } });
    expect(tracing.spans.map(({ name, under }) => [name, under])).toEqual(Array(4).fill(['GET (unknown)', undefined]));
    expect(JSON.stringify(tracing.spans)).not.toMatch(/secret|example/);
    await traced.close();
  });

  it('of who watches the process is not', async () => {
    const tracing = recordedTracing();
    const traced = await openToyGateway({ tracing });
    for (const path of ['/health/live', '/health/ready', '/health/checks', '/metrics'])
      await raw(`${traced.url}${path}`);
    expect(tracing.spans).toEqual([]);
    await traced.close();
  });
});

describe('a request', () => {
  it('leaves one log line without what was typed', async () => {
    await raw(`${toy.url}/sign-in?token=secret`);
    await raw(`${toy.url}/li@example.cn`);
    await vi.waitFor(() => expect(toy.lines.filter(({ message }) => message === 'request')).toHaveLength(2));
    const [known, unknown] = toy.lines.map(({ fields }) => fields);
    expect(known).toMatchObject({
      method: 'GET',
      path: '/sign-in',
      status: 410,
      ms: expect.any(Number),
      correlationId: expect.any(String),
    });
    expect(unknown).toMatchObject({ path: '(unknown)', status: 404 });
    expect(JSON.stringify(toy.lines)).not.toMatch(/secret|example/);
  });
});
