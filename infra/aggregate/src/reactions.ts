import { isTransient, type Message, Unprocessable } from '@sinan/bus';
import type { Reaction, Resources, ServiceDefinition } from '@sinan/runtime';
import type { TopicName } from '@sinan/schema';
import type { CollectionSpec } from '@sinan/store';
import { isTombstone, Malformed, messageOf } from './incoming.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { laneOf, openParked, type Parked, parkedCollection } from './parked.ts';
import { processing } from './processing.ts';
import { ReactionPace } from './reaction-pace.ts';
import { openSeen, seenCollection } from './seen.ts';
import { untilAborted } from './until-aborted.ts';

/** The collections that a service with reactions needs: what it has seen, and what is parked. */
export function reactionCollections(owner: string): readonly CollectionSpec[] {
  return [seenCollection(owner), parkedCollection(owner)];
}

/** A replay holds its lane, so it gets no more time than the bus gives a first call by default. */
const REPLAY_WITHIN_MS = 30_000;

/** Handles the messages of one service's reactions, and replays its parked ones: the same steps for both. */
export interface ReactionRunner<Room> {
  /** Handles one message, in its lane: skipped when seen, parked behind when its lane is parked. */
  handle(reaction: Reaction<Room>, message: Message, signal: AbortSignal): Promise<void>;
  park(reaction: Reaction<Room>, message: Message, error: Error): Promise<void>;
  /** Replays a lane in order until it is empty or one fails again; resolves to what was done. */
  replay(lane: string, by: string): Promise<{ readonly replayed: number; readonly error: string | null }>;
  /** Passes over the head of a lane, with a reason, and goes on with what waits behind. */
  skip(id: string, by: string, reason: string): Promise<boolean>;
  /**
   * Erases what is parked of a key, in every group that reads the topic: what the rows say goes, and those that are open are closed and not handled
   * any more. Resolves to how many these were. A tombstone does this to its own key by itself.
   */
  erase(topic: TopicName, key: string, by: string): Promise<number>;
  readonly parked: Parked;
  /** This process has taken on keys of a group that another may have parked: looks anew which lanes are parked. */
  taking(group: string): void;
  /** How a group of this process gets on. */
  pace(group: string): ReactionPace;
  /** Resolves when what was handled is remembered. */
  flush(): Promise<void>;
}

export function reactionRunner<Room>(
  service: Pick<ServiceDefinition<Room>, 'name' | 'reactions'>,
  room: Room,
  resources: Resources,
): ReactionRunner<Room> {
  // Opened at first use: a service without reactions declares neither collection.
  const opened = once(() => ({ parked: openParked(resources, service.name), seen: openSeen(resources, service.name) }));
  const process = processing(service, room, resources, () => opened().seen);
  const lanes = new KeyedQueue();
  const paces = new Map(service.reactions.map(({ group }) => [group, new ReactionPace()]));
  let known: Promise<Set<string>> | undefined;
  const parkedLanes = () => {
    known ??= opened()
      .parked.lanes()
      .catch((error) => {
        known = undefined;
        throw error;
      });
    return known;
  };

  function pace(group: string): ReactionPace {
    const known = paces.get(group);
    if (!known) throw new Error(`${service.name} has no reaction ${group}`);
    return known;
  }

  /** The lane's oldest open row. Only who handles a key adds its lane, so one not known here is free; one that is may have been emptied elsewhere. */
  async function headOf(lane: string) {
    const lanesNow = await parkedLanes();
    if (!lanesNow.has(lane)) return null;
    const head = await opened().parked.head(lane);
    if (head === null) lanesNow.delete(lane);
    return head;
  }

  async function replayLane(lane: string, by: string) {
    const { parked } = opened();
    for (let replayed = 0; ; replayed += 1) {
      const head = await parked.head(lane);
      if (head === null) return { replayed, error: null };
      const reaction = service.reactions.find(({ group }) => group === head.doc.group);
      try {
        if (!reaction || !head.doc.replayable) throw new Unprocessable(head.doc.error);
        const signal = AbortSignal.timeout(reaction.timeoutMs ?? REPLAY_WITHIN_MS);
        await untilAborted(process(reaction, head.doc, signal), signal);
        await parked.close(head, { how: 'replayed', by });
      } catch (error) {
        const text = messageOf(error);
        // The world was away: that says nothing about the event, which stays parked as it was.
        if (!isTransient(error)) await parked.failedAgain(head, text);
        return { replayed, error: text };
      }
    }
  }

  async function addBehind(reaction: Reaction<Room>, message: Message, lane: string): Promise<void> {
    const { parked } = opened();
    await parked.add(reaction.group, message, {
      error: 'waits behind a parked event of its key',
      behind: true,
      replayable: true,
    });
    const head = await parked.head(lane);
    if (head?.doc.behind) await replayLane(lane, `system:${service.name}`);
  }

  return {
    get parked() {
      return opened().parked;
    },
    pace,
    async handle(reaction, message, signal) {
      const lane = laneOf(reaction.group, message);
      pace(reaction.group).trying(message);
      await lanes.run(lane, async () => {
        if (isTombstone(reaction, message, resources.topic))
          await opened().parked.erase(lane, `system:${service.name}`);
        if (await headOf(lane)) await addBehind(reaction, message, lane);
        else await untilAborted(process(reaction, message, signal), signal);
      });
      pace(reaction.group).settled(message);
    },
    async park(reaction, message, error) {
      const lane = laneOf(reaction.group, message);
      await lanes.run(lane, async () => {
        await opened().parked.add(reaction.group, message, {
          error: messageOf(error),
          behind: false,
          replayable: !(error instanceof Malformed),
        });
        (await parkedLanes()).add(lane);
      });
      pace(reaction.group).settled(message);
    },
    taking(group) {
      known = undefined;
      pace(group).taking();
    },
    flush: () => (service.reactions.length > 0 ? opened().seen.flush() : Promise.resolve()),
    replay: (lane, by) => lanes.run(lane, () => replayLane(lane, by)),
    async skip(id, by, reason) {
      const { parked } = opened();
      const row = await parked.rows.get(id);
      if (row === null || !row.doc.open) return false;
      return lanes.run(row.doc.lane, async () => {
        const head = await parked.head(row.doc.lane);
        if (head?.doc.id !== id) return false;
        if (!(await parked.close(head, { how: 'skipped', by, reason }))) return false;
        await replayLane(row.doc.lane, by);
        return true;
      });
    },
    async erase(topic, key, by) {
      const reading = service.reactions.filter(({ topics }) => topics.includes(topic));
      let erased = 0;
      for (const { group } of reading) {
        const lane = laneOf(group, { topic: resources.topic(topic), key });
        erased += await lanes.run(lane, () => opened().parked.erase(lane, by));
      }
      return erased;
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
