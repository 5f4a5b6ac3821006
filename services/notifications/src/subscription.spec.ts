import { Refusal } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { linkState, type SubscriptionCommand, type SubscriptionEvent, subscriptionDecider } from './subscription.ts';

const email = 'reader@example.com';
const minute = (number: number) => new Date(Date.UTC(2026, 10, 23, 8, number)).toISOString();
const asked = (at: string, countries: readonly string[] = ['US'], locale: 'zh-CN' | 'en' = 'en') =>
  ({ type: 'SubscriptionRequested', countries, locale, at, personal: { email } }) as const;
const request = (at: string, countries: readonly string[] = ['US'], locale: 'zh-CN' | 'en' = 'en') =>
  ({ type: 'request', email, countries, locale, at }) as const;
const confirmed = (countries: readonly string[] = ['US'], locale: 'zh-CN' | 'en' = 'en') =>
  ({ type: 'SubscriptionConfirmed', countries, locale }) as const;
const left: SubscriptionEvent = { type: 'SubscriptionLeft', by: 'page' };

const given = (...events: readonly SubscriptionEvent[]) => {
  const state = events.reduce(subscriptionDecider.evolve, subscriptionDecider.initial);
  return { state, when: (command: SubscriptionCommand) => subscriptionDecider.decide(command, state) };
};
const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'nothing was refused';
};

describe('no subscription yet', () => {
  it('is asked for', () => {
    expect(given().when(request(minute(0)))).toEqual([asked(minute(0))]);
  });

  it('cannot be confirmed, and there is nothing to leave', () => {
    expect(refusal(() => given().when({ type: 'confirm', number: 1 }))).toBe('LINK_INVALID');
    expect(given().when({ type: 'leave', by: 'page' })).toEqual([]);
  });
});

describe('a subscription that waits for its confirmation', () => {
  it('counts once confirmed', () => {
    expect(given(asked(minute(0))).when({ type: 'confirm', number: 1 })).toEqual([confirmed()]);
  });

  it('is asked for again, and either link then confirms all that was asked', () => {
    const twice = given(asked(minute(0)), asked(minute(1), ['JP'], 'zh-CN'));
    for (const number of [1, 2])
      expect(twice.when({ type: 'confirm', number })).toEqual([confirmed(['US', 'JP'], 'zh-CN')]);
  });

  it('is refused a fourth request within an hour, and takes it afterwards', () => {
    const thrice = given(asked(minute(0)), asked(minute(10)), asked(minute(20)));
    expect(refusal(() => thrice.when(request(minute(59))))).toBe('TOO_MANY_REQUESTS');
    expect(thrice.when(request(minute(60)))).toEqual([asked(minute(60))]);
  });

  it('has nothing to leave', () => {
    expect(given(asked(minute(0))).when({ type: 'leave', by: 'one-click' })).toEqual([]);
  });
});

describe('a confirmed subscription', () => {
  const open = [asked(minute(0)), confirmed()];

  it('is confirmed again without effect', () => {
    expect(given(...open).when({ type: 'confirm', number: 1 })).toEqual([]);
    expect(linkState(given(...open).state, 1)).toBe('used');
  });

  it('is left', () => {
    expect(given(...open).when({ type: 'leave', by: 'page' })).toEqual([left]);
  });

  it('has nothing to confirm when the same is asked for again', () => {
    expect(given(...open, asked(minute(1))).state).toMatchObject({ requested: null, countries: ['US'] });
  });

  it('takes in new countries only once they are confirmed', () => {
    const more = given(...open, asked(minute(1), ['JP']));
    expect(more.state).toMatchObject({ countries: ['US'], requested: { countries: ['JP'], since: 2 } });
    expect(more.when({ type: 'confirm', number: 2 })).toEqual([confirmed(['US', 'JP'])]);
  });

  it('changes its language only once that is confirmed', () => {
    const other = given(...open, asked(minute(1), ['US'], 'zh-CN'));
    expect(other.state).toMatchObject({ locale: 'en' });
    expect(other.when({ type: 'confirm', number: 2 })).toEqual([confirmed(['US'], 'zh-CN')]);
  });

  it('takes an old link for what it was: used, though new countries wait', () => {
    const more = given(...open, asked(minute(1), ['JP']));
    expect(linkState(more.state, 1)).toBe('used');
    expect(more.when({ type: 'confirm', number: 1 })).toEqual([]);
  });

  it('counts requests like any other', () => {
    const often = given(...open, asked(minute(1)), asked(minute(2)));
    expect(refusal(() => often.when(request(minute(3))))).toBe('TOO_MANY_REQUESTS');
  });
});

describe('a subscription that was left', () => {
  const gone = [asked(minute(0)), confirmed(), left];

  it('forgets the address', () => {
    expect(JSON.stringify(given(...gone).state)).not.toContain(email);
  });

  it('is left again without effect', () => {
    expect(given(...gone).when({ type: 'leave', by: 'one-click' })).toEqual([]);
  });

  it('is not brought back by an old link', () => {
    expect(refusal(() => given(...gone).when({ type: 'confirm', number: 1 }))).toBe('LINK_INVALID');
    const again = given(...gone, asked(minute(1), ['JP']));
    expect(refusal(() => again.when({ type: 'confirm', number: 1 }))).toBe('LINK_INVALID');
  });

  it('starts again with what is asked for now', () => {
    const again = given(...gone, asked(minute(1), ['JP']));
    expect(again.when({ type: 'confirm', number: 2 })).toEqual([confirmed(['JP'])]);
  });
});

describe('a subscription whose subscriber was erased', () => {
  it('still folds', () => {
    const { personal: _, ...erased } = asked(minute(0));
    expect(given(erased, confirmed()).state).toMatchObject({ status: 'confirmed', email: '' });
  });
});
