import { createHash } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import { openMetrics } from '@sinan/runtime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aCase } from '../testing/toy-cases.ts';
import { openToyGateway, raw, type ToyGateway } from '../testing/toy-gateway.ts';
import { aPerson } from '../testing/toy-room.ts';

let toy: ToyGateway;
beforeEach(async () => {
  toy = await openToyGateway();
});
afterEach(async () => {
  vi.useRealTimers();
  await toy.close();
});

const QUERY = 'subscription { caseChanged { id } }';
const DEEP = 'subscription { caseChanged { loaded { product } } }';

interface Stream {
  readonly status: number;
  readonly type: string;
  text(): string;
  readonly ended: Promise<void>;
  leave(): void;
}

/** Opens an event stream and resolves with its headers. */
function follow(
  token: string,
  method: 'GET' | 'POST' = 'POST',
  asked: Record<string, string> = { query: QUERY },
): Promise<Stream> {
  const headers = { accept: 'text/event-stream', authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const url = `${toy.url}/graphql${method === 'GET' ? `?${new URLSearchParams(asked)}` : ''}`;
  return new Promise((resolve, reject) => {
    const req: ClientRequest = request(url, { method, headers }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      const ended = new Promise<void>((end) => res.on('close', () => end()));
      resolve({
        status: res.statusCode ?? 0,
        type: res.headers['content-type'] ?? '',
        text: () => text,
        ended,
        leave: () => req.destroy(),
      });
    });
    req.on('error', reject);
    req.end(method === 'POST' ? JSON.stringify(asked) : undefined);
  });
}

describe('a person who follows changes', () => {
  it.each(['POST', 'GET'] as const)('hears, by %s, of what may be read and of nothing else', async (method) => {
    const [li, wang] = [aPerson(), aPerson()];
    toy.room.actors.set('ses_li', li).set('ses_wang', wang);
    const [his, hers] = [aCase(toy.room, li), aCase(toy.room, wang)];
    const stream = await follow('ses_li', method);
    expect([stream.status, stream.type]).toEqual([200, 'text/event-stream']);
    toy.publish('cases', { subject: hers });
    toy.publish('cases', { subject: his });
    await vi.waitFor(() => expect(stream.text()).toContain(`data: {"data":{"caseChanged":{"id":"${his}"}}}`));
    expect(stream.text()).not.toContain(hers);
    stream.leave();
  });

  it.each(['POST', 'GET'] as const)('may name the document by its id, by %s', async (method) => {
    const documentId = `sha256:${createHash('sha256').update(QUERY).digest('hex')}`;
    await toy.close();
    toy = await openToyGateway({ persisted: { known: { [documentId]: QUERY }, only: true } });
    const li = aPerson();
    toy.room.actors.set('ses_li', li);
    const id = aCase(toy.room, li);
    const stream = await follow('ses_li', method, { documentId });
    toy.publish('cases', { subject: id });
    await vi.waitFor(() => expect(stream.text()).toContain(`data: {"data":{"caseChanged":{"id":"${id}"}}}`));
    stream.leave();
  });

  it('reads anew for each event, whatever was read for the one before', async () => {
    const li = aPerson();
    toy.room.actors.set('ses_li', li);
    const id = aCase(toy.room, li);
    const stream = await follow('ses_li', 'POST', { query: DEEP });
    toy.publish('cases', { subject: id });
    await vi.waitFor(() => expect(stream.text()).toContain('"product":"lamp"'));
    aCase(toy.room, li, { ...toy.room.cases.get(id)?.view, product: 'stroller' });
    toy.publish('cases', { subject: id });
    await vi.waitFor(() => expect(stream.text()).toContain('"product":"stroller"'));
    stream.leave();
  });

  it('shares one tail with all others, and leaves nothing behind', async () => {
    toy.room.actors.set('ses_li', aPerson());
    const streams = await Promise.all([follow('ses_li'), follow('ses_li'), follow('ses_li')]);
    expect(toy.tails()).toBe(1);
    for (const stream of streams) stream.leave();
    await toy.gateway.stop();
    expect(toy.tails()).toBe(0);
  });

  const li = aPerson({ audiences: ['public', 'org:org_1'] });
  it.each([
    ['the session', undefined],
    ['a membership', { ...li, audiences: ['public'] as const }],
    ['a duty', { ...li, duties: [{ duty: 'intake', centreId: null } as const] }],
  ])('is sent away within 5 s of %s being taken or given', async (_, after) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    toy.room.actors.set('ses_li', li);
    const stream = await follow('ses_li');
    if (after) toy.room.actors.set('ses_li', after);
    else toy.room.actors.delete('ses_li');
    await vi.advanceTimersByTimeAsync(5_000);
    await stream.ended;
    expect(stream.text()).toContain('event: complete');
  });

  it('is sent away when the gateway stops', async () => {
    toy.room.actors.set('ses_li', aPerson());
    const stream = await follow('ses_li');
    await toy.gateway.stop();
    await stream.ended;
  });
});

describe('who may not ask', () => {
  it('is refused instead of kept waiting', async () => {
    const stream = await follow('nobody');
    await stream.ended;
    expect(stream.status).toBe(200);
    expect(stream.text()).toContain('"code":"UNAUTHENTICATED"');
  });
});

describe('GraphiQL', () => {
  const open = (url: string) => raw(`${url}/graphql`, { headers: { accept: 'text/html' } });

  it('is there in development, from this host alone', async () => {
    const development = await openToyGateway({ development: true });
    const page = await open(development.url);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Sinan 司南');
    expect(page.text).not.toMatch(/<(script|link)[^>]+(src|href)=["']?https?:/);
    await development.close();
  });

  it('is not there otherwise', async () => {
    expect((await open(toy.url)).status).toBe(405);
  });
});

describe('the metrics', () => {
  it('tell how many streams are open, and keep them apart from requests that are answered at once', async () => {
    const metrics = openMetrics();
    await toy.close();
    toy = await openToyGateway({ metrics });
    toy.room.actors.set('ses_li', aPerson());
    const [one, other] = [await follow('ses_li'), await follow('ses_li')];
    expect(await metrics.text()).toContain('sinan_sse_clients 2\n');
    one.leave();
    other.leave();
    await vi.waitFor(async () => {
      const text = await metrics.text();
      expect(text).toContain('sinan_sse_clients 0\n');
      expect(text).toContain('sinan_http_request_seconds_count{method="POST",path="/graphql stream",status="200"} 2\n');
    });
  });
});
