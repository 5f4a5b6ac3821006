import type { SendOutcome } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { type Id, idOf } from '@sinan/schema';
import { entryOf } from '../ledger/reading.ts';
import { type EntryState, type ShardRow, withStates } from '../ledger/rows.ts';
import { deliveryProgress } from '../queries/index.ts';
import type { Office } from './office.ts';
import { type ASubscriber, aSubscriber } from './subscribers.ts';

export const SENT: SendOutcome = { kind: 'sent', response: '250 OK' };
export const DEFERRED: SendOutcome = { kind: 'deferred', reason: '451' };

export type Ledger = ReturnType<typeof ledgerOf>;

/** What a spec does with the delivery ledger of an office, and sees of it. */
export function ledgerOf(office: Office) {
  const { room, mailer, risk, test } = office;
  return {
    readersIn: (country: string, many: number) =>
      Promise.all(
        Array.from({ length: many }, (_, n) => aSubscriber(office, `${country}-${n}`, { countries: [country] })),
      ),
    async published(country: string): Promise<Id<'warning'>> {
      const event = risk.publish({ countries: [country] });
      await office.tell(event);
      await office.idle();
      return idOf('warning').parse(event.subject);
    },
    shardsOf: async (about: string) =>
      (await room.shards.rows.page({ where: { about }, limit: 100 })).rows.map(({ doc }) => doc),
    stateFor: async (id: string, { id: reader }: ASubscriber) => (await entryOf(room, id, '1', reader))?.state,
    rowFor: async (id: string, { id: reader }: ASubscriber) =>
      (await room.mails.rows.get(`mail/${id}.1/${reader}`))?.doc,
    async figuresOf(warningId: Id<'warning'>) {
      const call = test.call({ kind: 'system', service: 'spec' });
      return (await deliveryProgress.run(room, call, { warningId }))?.parts[0];
    },
    arrivedAt: ({ email }: ASubscriber) => mailer.to(email),
    later: (seconds: number) => test.clock.set(test.clock.now() + seconds * 1_000),
    /** As a kill leaves a shard: open, nobody holds it, and these mails are as they were written down last. */
    async leftBehind(shard: ShardRow, states: ReadonlyMap<number, EntryState>): Promise<void> {
      const stored = await room.shards.rows.get(shard.id);
      if (stored === null) throw new Error('there is no such shard');
      const due = instant(test.clock.now());
      const { readers } = shard;
      const { lastError: _, ...before } = withStates(stored.doc, states, test.clock.now());
      const left = { ...before, open: true, lease: null, due, ...(readers && { readers }) };
      await room.shards.rows.replace(left, stored.revision);
      room.shards.stir();
      await office.idle();
    },
  };
}
