import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openToyGateway, raw, type ToyGateway } from './testing/toy-gateway.ts';
import { aPerson, aProgram } from './testing/toy-room.ts';

let toy: ToyGateway;
beforeEach(async () => {
  toy = await openToyGateway();
  toy.room.actors.set('tok_partner', aProgram()).set('ses_li', aPerson());
});
afterEach(() => toy.close());

const partner = {
  'content-type': 'application/cloudevents+json',
  authorization: 'Bearer tok_partner',
  'accept-language': 'en',
};
async function post(event: unknown, headers: object = partner) {
  const { status, text } = await raw(`${toy.url}/events`, { method: 'POST', headers, body: JSON.stringify(event) });
  return { status, body: JSON.parse(text) };
}

describe("a partner's program", () => {
  it('has an event taken, and is told when it was taken before', async () => {
    expect(await post({ id: 'e1', data: {} })).toEqual({ status: 202, body: { accepted: true, repeated: false } });
    expect(await post({ id: 'e1', data: {} })).toEqual({ status: 202, body: { accepted: true, repeated: true } });
    expect(toy.room.calls[0]).toMatchObject({ input: { event: { id: 'e1' } }, call: { actor: { kind: 'program' } } });
  });

  it('is told what is wrong with an event', async () => {
    expect(await post({})).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_INPUT', problems: [{ path: 'event.id', rule: 'missing' }] } },
    });
    expect(await post([{ id: 'e1' }])).toMatchObject({ status: 400, body: { error: { code: 'MALFORMED_BODY' } } });
  });

  it('may not use an id for another event', async () => {
    expect(await post({ id: 'reused' })).toMatchObject({ status: 409, body: { error: { code: 'EVENT_ID_REUSED' } } });
  });

  it('may not send more than 256 KB', async () => {
    expect(await post({ id: 'e1', data: 'x'.repeat(256 * 1024) })).toMatchObject({
      status: 413,
      body: { error: { message: 'This is larger than 256 KB.' } },
    });
  });

  it('must send it structured, as JSON', async () => {
    expect((await post({ id: 'e1' }, { ...partner, 'content-type': 'text/plain' })).status).toBe(415);
    const binary = await post(
      { id: 'e1' },
      { ...partner, 'content-type': 'application/json', 'ce-specversion': '1.0' },
    );
    expect(binary).toMatchObject({
      status: 415,
      body: { error: { message: 'Please send it as application/cloudevents+json (structured mode).' } },
    });
  });
});

describe('anyone else', () => {
  it.each([
    [401, undefined],
    [401, 'Bearer tok_unknown'],
    [403, 'Bearer ses_li'],
  ])('is answered %i with %s', async (status, authorization) => {
    const { authorization: _, ...without } = partner;
    expect((await post({ id: 'e1' }, authorization ? { ...without, authorization } : without)).status).toBe(status);
    expect(toy.room.calls).toEqual([]);
  });

  it('cannot send events with a cookie', async () => {
    const { authorization: _, ...without } = partner;
    expect((await post({ id: 'e1' }, { ...without, cookie: 'sinan_session=tok_partner' })).status).toBe(401);
  });
});
