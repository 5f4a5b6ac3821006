import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import type { FileId } from '@sinan/files';
import { linkToken, type Resources, type Settings } from '@sinan/runtime';
import {
  type Actor,
  anonymous,
  type Call,
  CENTRES,
  checkCharacter,
  type Duty,
  type Envelope,
  type Id,
  type Operation,
  parseInput,
  TOPICS,
} from '@sinan/schema';
import { expect } from 'vitest';
import {
  accounts,
  actorOf,
  administratorLink,
  beginUpload,
  grantDuty,
  keepUpload,
  requestSignIn,
  signIn,
} from '../index.ts';
import type { AccountsRoom } from '../room.ts';

export type Person = Actor & { readonly kind: 'person' };
export const system: Actor = { kind: 'system', service: 'spec' };
export const START = Date.parse('2026-11-22T08:00:00.000Z');
export const MINUTE = 60_000;

/** The centre of a division, or the national one. */
export function centreAt(where: string) {
  const centre = CENTRES.find(({ kind, division }) =>
    where === 'national' ? kind === where : division === where && kind === 'local',
  );
  if (!centre) throw new Error(`no centre at ${where}`);
  return centre.id;
}

/** This service over a real store and a real log, and the people in it. */
export interface House {
  readonly test: TestRoom<AccountsRoom>;
  /** The events that were published about this, in order. */
  heard(subject: string): readonly Envelope[];
  /** Runs an operation as its dispatcher would: the input is parsed first. */
  ask<I, O>(
    operation: Operation<AccountsRoom, I, O>,
    actor: Actor,
    input: NoInfer<I>,
    more?: Partial<Call>,
  ): Promise<O>;
  /** A session token for this address, by way of a mailed link. */
  tokenFor(email: string): Promise<string>;
  /** Who signs in with this address, as their next request is seen. */
  person(email: string): Promise<Person>;
  /** The system administrator, by the printed link. */
  administrator(): Promise<Person>;
  /** The security administrator, whom the system administrator appointed. */
  security(): Promise<Person>;
  /** Who signs in with this address, given this duty by the security administrator before. */
  holder(email: string, duty: Duty, centre?: string): Promise<Person>;
  /** An upload of this person, of bytes that nobody else sends. */
  sent(person: Person, name?: string): Promise<Sent>;
  seen(sessionToken: string): Promise<Actor>;
  /** The same person in their next request. */
  next(person: Person): Promise<Person>;
}

/** An upload, and the file behind it. */
export interface Sent {
  readonly uploadId: Id<'upload'>;
  readonly fileId: FileId;
}

/** `settings`: what differs from those of the specs. `ask`: what other services answer. */
export async function openHouse(settings: Partial<Settings> = {}, ask?: Resources['ask']): Promise<House> {
  const test = await openTestRoom(accounts, { now: START, settings, ...(ask ? { ask } : {}) });
  const all: Envelope[] = [];
  await test.bus.tail([TOPICS.accounts.name, TOPICS.contacts.name], ({ value }) => {
    if (value !== null) all.push(JSON.parse(value));
  });

  const run: House['ask'] = async (operation, actor, input, more) =>
    operation.run(test.room, test.call(actor, more), parseInput(operation.input, input));
  const seen = (sessionToken: string) => run(actorOf, system, { sessionToken });

  async function tokenFor(email: string): Promise<string> {
    const { linkId } = await run(requestSignIn, anonymous, { email, locale: 'zh-CN' });
    const { sessionToken } = await run(signIn, anonymous, { token: tokenOfLink(test, linkId) });
    return sessionToken;
  }
  const tokens = new Map<string, string>();
  async function personBy(sessionToken: string): Promise<Person> {
    const actor = await seen(sessionToken);
    if (actor.kind !== 'person') throw new Error(`${actor.kind} came in`);
    tokens.set(actor.sessionId, sessionToken);
    return actor;
  }
  let admin: string | undefined;
  async function administrator(): Promise<Person> {
    const printed = admin === undefined ? await run(administratorLink, system, {}) : null;
    const token = new URL(printed?.url ?? 'http://localhost').searchParams.get('token');
    admin ??= (await run(signIn, anonymous, { token })).sessionToken;
    return personBy(admin);
  }
  let guard: string | undefined;
  async function security(): Promise<Person> {
    if (guard === undefined) {
      const email = address('security');
      await run(grantDuty, await administrator(), { email, duty: 'security' });
      guard = await tokenFor(email);
    }
    return personBy(guard);
  }
  async function sent({ id: personId }: Person, name = '执照.pdf'): Promise<Sent> {
    used += 1;
    const fileId: FileId = `sha256:${String(used).padStart(64, '0')}`;
    const bytes = 5_000;
    const allowance = await run(beginUpload, system, { personId, bytes });
    const file = { personId, fileId, bytes, mediaType: 'application/pdf', name, allowance } as const;
    return { uploadId: (await run(keepUpload, system, file)).uploadId, fileId };
  }
  return {
    test,
    sent,
    heard: (subject) => all.filter((event) => event.subject === subject),
    ask: run,
    tokenFor,
    seen,
    administrator,
    security,
    next: ({ sessionId }) => personBy(tokens.get(sessionId) ?? ''),
    person: async (email) => personBy(await tokenFor(email)),
    async holder(email, duty, centre) {
      await run(grantDuty, await security(), {
        email,
        duty,
        centreId: centre === undefined ? null : centreAt(centre),
      });
      return personBy(await tokenFor(email));
    },
  };
}

/** What stands in the mail: derived from the link, ten minutes good. */
export function tokenOfLink({ resources, clock }: TestRoom<AccountsRoom>, linkId: string): string {
  return linkToken(resources.settings.secret, 'sign-in', linkId, clock.now() + 10 * MINUTE);
}

/** An address that no other spec of this file uses. */
export function address(name: string): string {
  used += 1;
  return `${name}.${used}@example.cn`;
}
let used = 0;

/** A credit code that no other spec of this file uses. */
export function someUscc(): string {
  used += 1;
  const first17 = `91440300${String(used).padStart(9, '0')}`;
  return first17 + checkCharacter(first17);
}

/** That a request is refused under a code of the table. */
export function expectRefusal(answer: Promise<unknown>, code: string, params: object = {}): Promise<void> {
  return expect(answer).rejects.toMatchObject({ code, ...(Object.keys(params).length === 0 ? {} : { params }) });
}
