import type { ParkedView } from '@sinan/aggregate';
import { type Actor, type Call, newId, type Rhythm } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import type { Interest } from '../pages/interests.ts';
import type { Webhook } from '../pages/webhook-forms.ts';
import type { ToyFile } from './toy-files.ts';

/** What the toy services know. Tests put their data here. */
export interface ToyRoom {
  readonly actors: Map<string, Actor>;
  readonly cases: Map<string, { readonly view: CaseView; readonly owner: string }>;
  readonly calls: { readonly name: string; readonly call: Call; readonly input: unknown }[];
  readonly links: Map<string, 'open' | 'used' | 'invalid'>;
  readonly subscriptions: Map<string, ToySubscription>;
  readonly webhooks: Map<string, Webhook>;
  /** What the links to confirm and to leave are about. */
  interests: readonly Interest[];
  /** What is expected of any subscription. */
  expected: { readonly warnings: number; readonly urgent: number } | null;
  readonly parked: Map<string, ParkedView>;
  readonly files: Map<string, ToyFile>;
  /** Who read which file. */
  readonly reads: (readonly [actor: string, file: string])[];
  /** People who may send no more today. */
  readonly full: Set<string>;
  /** What duties wait for. */
  factor: 'none' | 'enrol' | 'enter';
  /** What the field `hang` waits for: nothing, unless a test puts a promise here. */
  hanging: Promise<string>;
}

export interface ToySubscription extends Interest {
  readonly status: string;
  readonly also: readonly Interest[];
  readonly locale: string | null;
  readonly rhythm: Rhythm;
  readonly pausedUntil: string | null;
  readonly revision: number;
}

export function aRoom(): ToyRoom {
  const none = {
    actors: new Map(),
    cases: new Map(),
    links: new Map(),
    subscriptions: new Map(),
    parked: new Map(),
    webhooks: new Map(),
  };
  const nothing = { calls: [], files: new Map(), reads: [], full: new Set<string>() };
  const interest = {
    countries: ['US'],
    rights: [],
    industries: ['C'],
    platforms: ['amazon', 'temu'],
    severity: 'notice',
  };
  return { ...none, ...nothing, interests: [interest], expected: null, factor: 'none', hanging: new Promise(() => {}) };
}

export function record(room: ToyRoom, name: string, call: Call, input: unknown): void {
  room.calls.push({ name, call, input });
}

export const aPerson = (over: Partial<Actor & { kind: 'person' }> = {}): Actor => {
  const id = newId('person', 1);
  return {
    kind: 'person',
    id,
    sessionId: newId('session', 1),
    audiences: ['public', `person:${id}`],
    duties: [],
    organisations: [],
    ...over,
  };
};
export const anAdministrator = (): Actor => aPerson({ duties: [{ duty: 'administrator', centreId: null }] });
export const aProgram = (): Actor => ({ kind: 'program', id: newId('token', 1), sources: ['//partner'] });
