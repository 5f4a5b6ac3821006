import { COUNTRIES, type Operation } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportSubscription, subscription } from '../queries/index.ts';
import type { NotificationsRoom } from '../room.ts';
import { interestIn } from '../subscription/index.ts';
import { asked, managed } from '../testing/managed.ts';
import { type Office, openOffice } from '../testing/office.ts';
import { aChoice } from '../testing/subscription-life.ts';
import { manageSubscription } from './index.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const run = <I, O>(operation: Operation<NotificationsRoom, I, O>, input: object) => asked(office, operation, input);
const choice = {
  ...({ countries: ['DE', 'FR', 'DE'], rights: ['design'], industries: ['C', 'C'], platforms: ['temu'] } as const),
  ...({ severity: 'warning', locale: 'zh-CN' } as const),
};

describe('what a subscriber chooses', () => {
  it('may be of several interests, each once, of which one that is left out stays unless none is said', async () => {
    const { token, email } = await managed(office, 'several');
    const [japan, france] = [
      { countries: ['JP'], rights: ['design'] },
      { countries: ['FR'], severity: 'urgent' },
    ];
    const also = [
      { ...japan, industries: [], platforms: [], severity: 'notice' },
      { ...france, rights: [], industries: [], platforms: [] },
    ];
    const several = { token, countries: ['US'], severity: 'urgent', locale: 'en' };
    expect(await run(manageSubscription, { ...several, also: [japan, france, japan] })).toMatchObject({ also });
    expect(await run(manageSubscription, several)).toMatchObject({ also });
    expect(await run(exportSubscription, { token })).toMatchObject({ subscription: { choice: { also } } });
    await office.tell(office.risk.publish({ countries: ['FR', 'JP', 'US'], rights: ['design'], severity: 'warning' }));
    await office.tell(office.risk.publish({ countries: ['US', 'FR'], rights: ['trademark'], severity: 'warning' }));
    await office.tell(office.risk.publish({ countries: ['FR', 'US', 'JP'], severity: 'urgent' }));
    await office.idle();
    const whys = office.mailer.to(email).flatMap(({ text }) => text?.match(/because you subscribed to [^.]*/) ?? []);
    expect(whys.map((why) => why.replace('because you subscribed to ', ''))).toEqual([
      expect.stringContaining('Japan'),
      expect.stringContaining('France, United States'),
    ]);
    expect(await run(manageSubscription, { ...several, also: [] })).toMatchObject({ also: [] });
  });

  it('has at most ten interests', async () => {
    const { token } = await managed(office, 'too-many');
    const also = Array.from({ length: 10 }, () => ({ countries: ['US'] }));
    await expect(async () => run(manageSubscription, { token, ...choice, also })).rejects.toMatchObject({
      problems: [{ path: 'also', rule: 'too-many' }],
    });
  });

  it('changes another interest when the last one was widened to every country, and takes back all that is stored', async () => {
    const all = COUNTRIES.map(({ code }) => code);
    const also = [{ ...interestIn(aChoice({ countries: all, rights: ['design'] })) }];
    const { id, token } = await managed(office, 'widened', { countries: ['US'], also });
    await run(manageSubscription, { token, ...aChoice({ countries: ['JP'], also }) });
    const state = (await office.room.subscriptions.load(id))?.state;
    expect(state).toMatchObject({ choice: { countries: ['JP'], also } });
  });

  it('holds for the revision that was read alone, where that is said: what another did meanwhile stays', async () => {
    const { token } = await managed(office, 'two-tabs');
    const read = await run(subscription, { token });
    const revision = read?.revision;
    await run(manageSubscription, { token, revision, ...choice, countries: ['JP'] });
    const late = () => run(manageSubscription, { token, revision, ...choice, countries: ['BR'] });
    await expect(late()).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
    expect(await run(subscription, { token })).toMatchObject({ countries: ['JP'] });
  });
});
