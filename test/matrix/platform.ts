import { AsyncLocalStorage } from 'node:async_hooks';
import { type Dispatcher, openLog, type Resources, readConfig, type ServiceDefinition } from '@sinan/runtime';
import {
  type Actor,
  ALL_DUTIES,
  type AnyOperation,
  type Audience,
  type Call,
  CENTRES,
  newId,
  Refusal,
} from '@sinan/schema';
import { type Running, serve, servicesWith } from '@sinan/sinan';
import type { Collection, Doc, StoreHandle } from '@sinan/store';
import { type MailSink, openMailSink } from '../acceptance/mail-sink.ts';
import { newPlace, type Place, removePlace, settingsOf } from '../acceptance/place.ts';
import { freePort } from '../acceptance/platform.ts';

/**
 * The whole platform in this process, so that the matrix can do what no client can: see which operations an answer came from, have
 * commands end at their first write, and take a rule away to see that somebody notices.
 */
export interface Glass {
  readonly url: string;
  readonly running: Running;
  readonly sink: MailSink;
  readonly place: Place;
  /** Every operation that is asked, as long as somebody listens. */
  heard: ((operation: string) => void) | null;
  /** Whether commands end at their first write: then nothing that is asked has an effect. */
  harmless: boolean;
  /** Without one rule, until the given work is over. */
  without<T>(rule: Rule, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A rule that can be taken away: who may ask an operation at all, or what it makes of who asks. */
export interface Rule {
  readonly operation: string;
  readonly kind: 'access' | 'reader';
}

/** What a command says that would have been done: no other refusal has this code while nobody competes. */
const WOULD_BE_DONE = 'BUSY';

export async function openGlass(): Promise<Glass> {
  const [sink, place] = [await openMailSink(), await newPlace()];
  const config = readConfig({ PORT: String(await freePort()), SMTP_URL: sink.url, ...settingsOf(place) });
  const state: State = { heard: null, harmless: false, gone: null };
  const running = await serve({
    config,
    log: openLog({ level: 'silent' }),
    services: (mailer) => servicesWith(mailer).map((service) => seenThrough(service, state)),
    around: (inner) => around(inner, state),
    selfChecksEveryMs: 3_600_000,
  });
  return Object.assign(state, {
    url: running.url,
    running,
    sink,
    place,
    async without<T>(rule: Rule, work: () => Promise<T>): Promise<T> {
      state.gone = rule;
      try {
        return await work();
      } finally {
        state.gone = null;
      }
    },
    async close() {
      await running.host.stop();
      await removePlace(place);
      await sink.stop();
    },
  });
}

interface State {
  heard: ((operation: string) => void) | null;
  harmless: boolean;
  gone: Rule | null;
}

/** Set while a command runs that is to change nothing. What workers and reactions do meanwhile is none of it. */
const asked = new AsyncLocalStorage<'harmless'>();

function around(inner: Dispatcher, state: State): Dispatcher {
  return {
    dispatch(name, call, input) {
      state.heard?.(name);
      const isFromOutside = call.actor.kind !== 'system';
      const as = isFromOutside && state.gone?.operation === name ? withoutRule(call, state.gone) : call;
      const ask = () => inner.dispatch(name, as, input);
      return state.harmless && isFromOutside ? asked.run('harmless', ask) : ask();
    },
  };
}

/** Those on parked events are added to a service when its room is opened, where nobody can get at their rule: whoever asks has to pass it. */
const ADDED = /Parked$|\.parked$/;
function withoutRule(call: Call, { kind, operation }: Rule): Call {
  if (kind === 'reader') return { ...call, actor: ALMIGHTY };
  if (!ADDED.test(operation)) return call;
  return { ...call, actor: operation.endsWith('.eraseParked') ? { kind: 'system', service: 'matrix' } : ALMIGHTY };
}

/** A service whose operations lose their access rule while it is taken away, and whose commands write nothing while they are to be harmless. */
function seenThrough(service: ServiceDefinition, state: State): ServiceDefinition {
  const known = new Map<AnyOperation<unknown>, AnyOperation<unknown>>();
  const through = (operation: AnyOperation<unknown>): AnyOperation<unknown> => {
    const made = known.get(operation) ?? withRuleOf(operation, state);
    known.set(operation, made);
    return made;
  };
  const eachOf = (operations: ServiceDefinition['loaders']) =>
    Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name, through(operation)]));
  return {
    ...service,
    operations: service.operations.map(through),
    loaders: eachOf(service.loaders),
    ...(service.files ? { files: eachOf(service.files as ServiceDefinition['loaders']) } : {}),
    open: (resources: Resources) => service.open({ ...resources, store: unwritten(resources.store) }),
  };
}

function withRuleOf(operation: AnyOperation<unknown>, state: State): AnyOperation<unknown> {
  const { kind } = operation;
  return {
    ...operation,
    get access() {
      const gone = state.gone?.operation === operation.name && state.gone.kind === 'access';
      return gone ? ('anyone' as const) : operation.access;
    },
    // A query that writes, as who reads what, is left to it: it is part of reading.
    run: (room, call, input) =>
      kind === 'command' ? operation.run(room, call, input) : asked.exit(() => operation.run(room, call, input)),
  };
}

function unwritten(store: StoreHandle): StoreHandle {
  return {
    ...store,
    scrub: () => store.scrub(),
    collection: <D extends Doc>(spec: Collection<D>['spec']) => {
      const inner = store.collection<D>(spec);
      const unlessHarmless =
        <A extends readonly unknown[], R>(write: (...args: A) => Promise<R>) =>
        async (...args: A): Promise<R> => {
          if (asked.getStore() === 'harmless') throw new Refusal(WOULD_BE_DONE);
          return write(...args);
        };
      return {
        spec: inner.spec,
        get: (id) => inner.get(id),
        getMany: (ids) => inner.getMany(ids),
        page: (query) => inner.page(query),
        count: (query) => inner.count(query),
        tally: (query) => inner.tally(query),
        insert: unlessHarmless((doc: D) => inner.insert(doc)),
        insertMany: unlessHarmless((docs: readonly D[]) => inner.insertMany(docs)),
        replace: unlessHarmless((doc: D, revision: number) => inner.replace(doc, revision)),
        replaceMany: unlessHarmless((items: Parameters<Collection<D>['replaceMany']>[0]) => inner.replaceMany(items)),
        trim: unlessHarmless((doc: D, revision: number) => inner.trim(doc, revision)),
        remove: unlessHarmless((id: string, revision?: number) => inner.remove(id, revision)),
      };
    },
  };
}

const EVERYWHERE = CENTRES.map(({ id }) => id);
const ALL: readonly Audience[] = ['public', 'national', 'staff', 'editors', 'administrators', 'security', 'auditors'];
/** Who is nobody in particular, and may read and do everything: whom a rule takes its reader for that does not look at who asks. */
const ALMIGHTY: Actor = {
  kind: 'person',
  id: newId('person', 0),
  sessionId: newId('session', 0),
  audiences: [...ALL, ...EVERYWHERE.map((id): Audience => `centre:${id}`)],
  duties: ALL_DUTIES.flatMap((duty) => [null, ...EVERYWHERE].map((centreId) => ({ duty, centreId }))),
  organisations: [],
};
