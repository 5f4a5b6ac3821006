import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { type InsightsRoom, insights, rebuildInsights, writtenFacts } from './index.ts';
import { AT, caseTold, entryTold, hangzhou, organisation, type Told } from './testing/telling.ts';

const opened: TestRoom<InsightsRoom>[] = [];
afterEach(async () => {
  for (const test of opened.splice(0)) await test.close();
});
async function open(): Promise<TestRoom<InsightsRoom>> {
  const test = await openTestRoom(insights);
  opened.push(test);
  return test;
}

const publish = ({ bus }: TestRoom<InsightsRoom>, told: readonly Told[]) =>
  bus.publish(told.flatMap(({ messages }) => messages).map(({ topic, key, value }) => ({ topic, key, value })));
const factsOf = async ({ resources }: TestRoom<InsightsRoom>) => {
  const lines: string[] = [];
  for await (const line of writtenFacts(resources.store)) lines.push(line);
  return lines;
};

/** Every kind of event, several of a kind. */
function someStories(): readonly Told[] {
  const organisationId = organisation();
  return [
    caseTold({ organisationId }).and('caseAccepted').and('caseGuidanceBegun').and('caseClosed'),
    caseTold({ organisationId, rights: ['design', 'trademark'] })
      .and('caseSupplementRequested')
      .and('caseDeclined'),
    caseTold().and('caseAccepted').and('caseHandOverAccepted', { centreId: hangzhou }).and('caseTerminated'),
    entryTold({ amount: '700' }, AT),
    entryTold({ amount: '5' }),
  ];
}

describe('figures made anew', () => {
  it('rest on the very rows that were written as things happened, in another order and with repeats', async () => {
    const told = someStories();
    const [live, anew] = [await open(), await open()];
    await live.start();
    await publish(live, told);
    await live.settled();
    await publish(anew, [...told.toReversed(), ...told]);
    await rebuildInsights(anew.resources, 'insights.rebuild-1');

    expect(await factsOf(anew)).toEqual(await factsOf(live));
    expect((await factsOf(anew)).length).toBeGreaterThan(told.flatMap(({ messages }) => messages).length);
  });

  it('are refused when an event could not be handled', async () => {
    const test = await open();
    await publish(test, someStories());
    await test.bus.publish([{ topic: 'sinan.cases', key: 'rubbish', value: 'rubbish' }]);

    await expect(rebuildInsights(test.resources, 'insights.rebuild-1')).rejects.toThrow('not whole');
  });
});
