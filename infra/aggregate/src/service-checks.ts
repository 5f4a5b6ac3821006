import type { Found, Resources, SelfCheck, ServiceDefinition, Swept } from '@sinan/runtime';
import type { ReactionRunner } from './reactions.ts';
import { parkedStanding } from './standing.ts';
import type { startReactions } from './start-reactions.ts';

/** A service with all of it that runs in this process. */
export interface RunningService<Room = unknown> {
  readonly service: ServiceDefinition<Room>;
  readonly room: Room;
  readonly resources: Resources;
  readonly runner: ReactionRunner<Room>;
  readonly aggregates: readonly Swept[];
  /** Null: it has no reactions. */
  readonly reactions: Awaited<ReturnType<typeof startReactions>> | null;
}

const FIRST = 10;

/** What a process looks for in a service that it runs. */
export function serviceChecks<Room>(one: RunningService<Room>): readonly SelfCheck[] {
  const { service, aggregates, reactions } = one;
  const checks: readonly (readonly [SelfCheck['name'], boolean, SelfCheck['look']])[] = [
    ['outbox-left-over', aggregates.length > 0, () => leftOver(aggregates)],
    ['chain-broken', aggregates.length > 0, () => broken(aggregates)],
    ['reaction-late', reactions !== null, () => lateGroups(one)],
    ['parked-rows', reactions !== null, () => parked(one)],
    ['work-late', service.workers.some(({ standing }) => standing !== undefined), () => lateWork(one)],
  ];
  const own = (service.checks ?? []).map(({ name, look }) => ({
    name,
    service: service.name,
    look: () => look(one.room),
  }));
  return [...checks.filter(([, has]) => has).map(([name, , look]) => ({ name, service: service.name, look })), ...own];
}

async function leftOver(aggregates: readonly Swept[]): Promise<Found | null> {
  const standings = await Promise.all(aggregates.map((aggregate) => aggregate.standing()));
  const ids = standings.flatMap(({ first }) => first);
  return found(sum(standings.map(({ late }) => late)), [], ids);
}

async function broken(aggregates: readonly Swept[]): Promise<Found | null> {
  const chains = (await Promise.all(aggregates.map((aggregate) => aggregate.brokenChains()))).flat();
  const [faults, ids] = [chains.map(({ fault }) => fault), chains.map(({ id }) => id)];
  return found(chains.length, faults, ids);
}

async function lateGroups<Room>({ reactions }: RunningService<Room>): Promise<Found | null> {
  const late = ((await reactions?.paces()) ?? []).filter((pace) => pace.late);
  return found(
    late.length,
    late.map(({ group }) => group),
    [],
  );
}

async function parked<Room>({ runner }: RunningService<Room>): Promise<Found | null> {
  const { open, first } = await parkedStanding(runner.parked.rows);
  return found(open, first.map(groupOf), first);
}

/** A parked row's id begins with its group. */
const groupOf = (id: string) => id.slice(0, id.indexOf('|'));

async function lateWork<Room>({ service, room, resources }: RunningService<Room>): Promise<Found | null> {
  const looks = service.workers.map(async ({ name, standing }) => ({ name, rows: await standing?.(room, resources) }));
  const late = (await Promise.all(looks)).filter(({ rows }) => (rows?.late ?? 0) > 0);
  const ids = late.flatMap(({ rows }) => rows?.first ?? []);
  return found(
    sum(late.map(({ rows }) => rows?.late ?? 0)),
    late.map(({ name }) => name),
    ids,
  );
}

function found(count: number, codes: readonly string[], ids: readonly string[]): Found | null {
  return count === 0 ? null : { count, codes: [...new Set(codes)].slice(0, FIRST), ids: ids.slice(0, FIRST) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
