import { type Actor, type CaseForm, caseIntake, type Id, newId } from '@sinan/schema';
import type { SubmittedCase } from '../case/index.ts';
import { receiveEvent } from '../receive-event.ts';
import { formWith, NOW, uscc } from './examples.ts';
import { openCases } from './room.ts';

/** An organisation as a partner states it. */
export const stated = { uscc, nameZh: '深圳示例机器人有限公司', division: '440305', industry: 'C' };

/** An event that holds, but for what differs in the event or in its form. */
export function eventOf(source: string, differs: object = {}, form: Partial<CaseForm> = {}) {
  return {
    specversion: '1.0',
    id: 'case-1',
    source,
    type: caseIntake.type,
    time: '2026-11-10T07:59:00Z',
    data: { organisation: stated, contact: { email: 'ip@robot.example', locale: 'zh-CN' }, case: formWith(form) },
    ...differs,
  };
}

/** This service with its relay and reaction running, and the two ways in: `send` as a program over HTTP, `publish` to the topic. */
export async function openIntake() {
  const under = await openCases();
  const { test, accounts, as } = under;
  await test.start();
  let partners = 0;

  /** Until all that was sent is published, and all that was published is handled or parked. */
  async function quiet(): Promise<void> {
    while ((await test.room.intake.rows.count({ where: { open: true } })) > 0) await new Promise(setImmediate);
    await test.settled();
  }

  return {
    ...under,
    /** A partner of its own for a spec, registered or not: its events stand in a lane of their own. */
    aPartner(how: 'registered' | 'unknown' = 'registered') {
      partners += 1;
      const source = `//chamber-${partners}.example/intake`;
      const program: Actor = { kind: 'program', id: newId('token', NOW), sources: [source] };
      return {
        source,
        partnerId: how === 'registered' ? accounts.partner(source) : null,
        send: (event: object) => as(program)(receiveEvent, { event }),
        publish: (value: string | null) => test.bus.publish([{ topic: 'sinan.intake', key: source, value }]),
      };
    },
    /** What a partner's events became, once all is quiet. */
    async casesOf(partnerId: Id<'partner'> | null) {
      await quiet();
      const where = { audience: { containsAny: ['national'] } };
      const orderBy = { field: 'submittedAt', direction: 'asc' } as const;
      const { rows } = await test.room.cases.documents.page({ where, orderBy, limit: 1_000 });
      const filed = rows.map(({ doc }) => ({ id: doc.id as Id<'case'>, state: doc.state as SubmittedCase }));
      return filed.filter(({ state }) => state.partnerId === partnerId);
    },
    /** The first of a source's events that is parked, once all is quiet. */
    async parkedOf(source: string) {
      await quiet();
      return (await test.runner.parked.head(`cases.intake|sinan.intake|${source}`))?.doc;
    },
  };
}
