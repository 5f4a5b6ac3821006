import { afterAll, describe, expect, it } from 'vitest';
import { receiveEvent } from './receive-event.ts';
import { signedIn } from './testing/examples.ts';
import { eventOf, openIntake } from './testing/intake.ts';

const { test, as, aPartner, casesOf } = await openIntake();
afterAll(() => test.close());

describe('an event of a program', () => {
  it('is taken in once, however often it is sent', async () => {
    const { source, partnerId, send } = aPartner();
    const answers = [await send(eventOf(source)), await send(eventOf(source)), await send(eventOf(source))];
    expect(answers).toEqual([false, true, true].map((repeated) => ({ accepted: true, repeated })));
    expect(await casesOf(partnerId)).toHaveLength(1);
  });

  it('is taken in once when it is sent many times at once', async () => {
    const { source, partnerId, send } = aPartner();
    await Promise.all(Array.from({ length: 20 }, () => send(eventOf(source))));
    expect(await casesOf(partnerId)).toHaveLength(1);
  });

  it('is the same event when its members come in another order', async () => {
    const { source, send } = aPartner();
    await send(eventOf(source));
    const turned = Object.fromEntries(Object.entries(eventOf(source)).reverse());
    expect(await send(turned)).toEqual({ accepted: true, repeated: true });
  });

  it('cannot be replaced by another one of its id', async () => {
    const { source, send } = aPartner();
    await send(eventOf(source));
    const other = send(eventOf(source, {}, { product: 'Another product' }));
    await expect(other).rejects.toMatchObject({ code: 'EVENT_ID_REUSED' });
  });

  it('is refused when it is nested too deeply to be written down', async () => {
    const { source, send } = aPartner();
    const deep = JSON.parse(`${'['.repeat(60_000)}${']'.repeat(60_000)}`);
    await expect(send(eventOf(source, { ext: deep }))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is no other event under another id', async () => {
    const { source, partnerId, send } = aPartner();
    await send(eventOf(source));
    expect(await send(eventOf(source, { id: 'case-2' }))).toMatchObject({ repeated: false });
    expect(await casesOf(partnerId)).toHaveLength(2);
  });
});

describe('an event that is refused', () => {
  it('is malformed: it is not stored', async () => {
    const { source, send } = aPartner();
    const refused = async () => send(eventOf(source, {}, { country: 'XX' }));
    await expect(refused()).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'event.data.case.country', rule: 'not-one-of' }],
    });
    expect(await send(eventOf(source))).toMatchObject({ repeated: false });
  });

  it.each([
    ['an infinite number', { extension: Number.POSITIVE_INFINITY }],
    ['half a character', { extension: '\ud800' }],
    ['more than 256 KB', { extension: 'x'.repeat(256 * 1024) }],
  ])('carries %s', async (_, extension) => {
    const { source, send } = aPartner();
    const refused = async () => send(eventOf(source, extension));
    await expect(refused()).rejects.toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: 'event' }] });
  });

  it('comes from a source that the token is not for', async () => {
    const { send } = aPartner();
    await expect(send(eventOf('//elsewhere.example'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('comes from a person', async () => {
    const event = eventOf(aPartner().source);
    await expect(as(signedIn())(receiveEvent, { event })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
