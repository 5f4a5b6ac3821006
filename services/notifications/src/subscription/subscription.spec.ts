import { Refusal } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { aChoice, email, stateAfter } from '../testing/subscription-life.ts';
import {
  type Choice,
  interestIn,
  isPaused,
  linkState,
  type SubscriptionCommand,
  type SubscriptionEvent,
  subscriptionDecider,
} from './index.ts';

const anInterest = (differs: Partial<Choice>) => interestIn(aChoice(differs));
const minute = (number: number) => new Date(Date.UTC(2026, 10, 23, 8, number)).toISOString();
const asked = (at: string, differs: Partial<Choice> = {}) =>
  ({ type: 'SubscriptionRequested', ...aChoice(differs), at, personal: { email } }) as const;
const request = (at: string, differs: Partial<Choice> = {}) =>
  ({ type: 'request', email, ...aChoice(differs), at }) as const;
const confirming = (number: number) => ({ type: 'confirm', number, at: minute(30) }) as const;
const confirmed = (differs: Partial<Choice> = {}, at = minute(30)) =>
  ({ type: 'SubscriptionConfirmed', ...aChoice(differs), at }) as const;
const left: SubscriptionEvent = { type: 'SubscriptionLeft', by: 'page' };
const changed = (differs: Partial<Choice>) => ({ type: 'ChoiceChanged', ...aChoice(differs) }) as const;
const paused = { type: 'SubscriptionPaused', until: '2026-12-01T16:00:00.000Z' } as const;

const given = (...events: readonly SubscriptionEvent[]) => {
  const state = stateAfter(events);
  return { state, when: (command: SubscriptionCommand) => subscriptionDecider.decide(command, state) };
};
const isPausedAt = (state: ReturnType<typeof stateAfter>, at: string) =>
  state.status === 'confirmed' && isPaused(state, Date.parse(at));
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
    expect(refusal(() => given().when(confirming(1)))).toBe('LINK_INVALID');
    expect(given().when({ type: 'leave', by: 'page' })).toEqual([]);
  });
});

describe('a subscription that waits for its confirmation', () => {
  it('counts once confirmed', () => {
    expect(given(asked(minute(0))).when(confirming(1))).toEqual([confirmed()]);
  });

  it('is asked for again, and either link then confirms all that was asked', () => {
    const twice = given(asked(minute(0)), asked(minute(1), { countries: ['JP'], locale: 'zh-CN' }));
    for (const number of [1, 2])
      expect(twice.when(confirming(number))).toEqual([
        confirmed({ also: [anInterest({ countries: ['JP'] })], locale: 'zh-CN' }),
      ]);
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
    expect(given(...open).when(confirming(1))).toEqual([]);
    expect(linkState(given(...open).state, 1)).toBe('used');
  });

  it('is left', () => {
    expect(given(...open).when({ type: 'leave', by: 'page' })).toEqual([left]);
  });

  it('has nothing to confirm when the same is asked for again', () => {
    expect(given(...open, asked(minute(1))).state).toMatchObject({ requested: null, choice: aChoice() });
  });

  it('takes in new countries only once they are confirmed', () => {
    const more = given(...open, asked(minute(1), { countries: ['JP'] }));
    expect(more.state).toMatchObject({ choice: aChoice(), requested: { countries: ['JP'], since: 2 } });
    expect(more.when(confirming(2))).toEqual([confirmed({ also: [anInterest({ countries: ['JP'] })] })]);
  });

  it('changes its language only once that is confirmed', () => {
    const other = given(...open, asked(minute(1), { locale: 'zh-CN' }));
    expect(other.state).toMatchObject({ choice: { locale: 'en' } });
    expect(other.when(confirming(2))).toEqual([confirmed({ locale: 'zh-CN' })]);
  });

  it('takes an old link for what it was: used, though new countries wait', () => {
    const more = given(...open, asked(minute(1), { countries: ['JP'] }));
    expect(linkState(more.state, 1)).toBe('used');
    expect(more.when(confirming(1))).toEqual([]);
  });

  it('asks for more industries and platforms likewise', () => {
    const narrow = { industries: ['C'], platforms: ['amazon'] };
    const more = given(asked(minute(0), narrow), confirmed(narrow), asked(minute(1), { industries: ['F'] }));
    expect(more.when(confirming(2))).toEqual([confirmed({ ...narrow, also: [anInterest({ industries: ['F'] })] })]);
  });

  it('asks for more rights and lower levels like for more countries, and never for less', () => {
    const narrow = [
      asked(minute(0), { rights: ['design'], severity: 'urgent' }),
      confirmed({ rights: ['design'], severity: 'urgent' }),
    ];
    const more = given(...narrow, asked(minute(1), { rights: ['trademark'], severity: 'warning' }));
    const also = [anInterest({ rights: ['trademark'], severity: 'warning' })];
    expect(more.when(confirming(2))).toEqual([confirmed({ rights: ['design'], severity: 'urgent', also })]);
    const less = given(asked(minute(0)), confirmed(), asked(minute(1), { rights: ['design'], severity: 'urgent' }));
    expect(less.state).toMatchObject({ requested: null, choice: aChoice() });
  });

  it('counts since it was first confirmed', () => {
    const more = given(
      ...open,
      asked(minute(40), { countries: ['JP'] }),
      confirmed({ countries: ['US', 'JP'] }, minute(50)),
    );
    expect(more.state).toMatchObject({ confirmedAt: minute(30) });
    const again = given(...open, left, asked(minute(40)), confirmed({}, minute(50)));
    expect(again.state).toMatchObject({ confirmedAt: minute(50) });
  });

  it('is changed to what is chosen now, also to less, and not when it is the same', () => {
    const choice = aChoice({ countries: ['JP'], rights: ['design'], severity: 'urgent', locale: 'zh-CN' });
    expect(given(...open).when({ type: 'change', choice })).toEqual([{ type: 'ChoiceChanged', ...choice }]);
    expect(given(...open, changed(choice)).state).toMatchObject({ choice, email });
    expect(given(...open, changed(choice)).when({ type: 'change', choice })).toEqual([]);
  });

  it('still confirms what was asked for before it was changed', () => {
    const both = given(...open, asked(minute(1), { countries: ['JP'] }), changed({ countries: ['DE'] }));
    expect(both.when(confirming(2))).toEqual([
      confirmed({ countries: ['DE'], also: [anInterest({ countries: ['JP'] })] }),
    ]);
  });

  it('keeps its further interests through a change that says nothing of them, and loses those that it leaves out', () => {
    const also = [anInterest({ countries: ['JP'] }), anInterest({ countries: ['DE'] })];
    const several = given(...open, changed({ also }));
    const first = aChoice({ countries: ['FR'] });
    expect(several.when({ type: 'change', choice: { ...first, also: null } })).toEqual([
      changed({ countries: ['FR'], also }),
    ]);
    expect(several.when({ type: 'change', choice: { ...aChoice(), also: null } })).toEqual([]);
    expect(several.when({ type: 'change', choice: aChoice() })).toEqual([changed({})]);
  });

  it('is held back until an instant, longer or shorter, and goes on before it', () => {
    const held = given(...open, paused);
    expect([isPausedAt(held.state, '2026-12-01T15:59:59.999Z'), isPausedAt(held.state, paused.until)]).toEqual([
      true,
      false,
    ]);
    const until = '2026-12-05T16:00:00.000Z';
    expect(held.when({ type: 'pause', until })).toEqual([{ type: 'SubscriptionPaused', until }]);
    expect(held.when({ type: 'pause', until: paused.until })).toEqual([]);
    expect(held.when({ type: 'resume' })).toEqual([{ type: 'SubscriptionResumed' }]);
    expect(given(...open, paused, { type: 'SubscriptionResumed' }).state).toEqual(given(...open).state);
  });

  it('stays held back through a change, and through what is confirmed', () => {
    const more = [
      changed({ countries: ['JP'] }),
      asked(minute(40), { countries: ['DE'] }),
      confirmed({ countries: ['JP', 'DE'] }),
    ];
    expect(given(...open, paused, ...more).state).toMatchObject({ pausedUntil: paused.until });
    expect(given(...open, paused, left, asked(minute(40)), confirmed()).state).toMatchObject({ pausedUntil: null });
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
    expect(refusal(() => given(...gone).when(confirming(1)))).toBe('LINK_INVALID');
    const again = given(...gone, asked(minute(1), { countries: ['JP'] }));
    expect(refusal(() => again.when(confirming(1)))).toBe('LINK_INVALID');
  });

  it('starts again with what is asked for now', () => {
    const again = given(...gone, asked(minute(1), { countries: ['JP'] }));
    expect(again.when(confirming(2))).toEqual([confirmed({ countries: ['JP'] })]);
  });
});

describe('a subscription that was erased', () => {
  const gone = given(asked(minute(0)), confirmed(), paused, { type: 'SubscriptionErased' });

  it('is nothing but that', () => {
    expect(gone.state).toEqual({ status: 'erased' });
  });

  it('is not brought back, neither by an old link nor by a request: the address begins anew elsewhere', () => {
    expect(refusal(() => gone.when(confirming(1)))).toBe('LINK_INVALID');
    expect(refusal(() => gone.when(request(minute(40))))).toBe('STATE_CONFLICT');
  });

  it('still folds from a history that has lost its address', () => {
    const { personal: _, ...forgotten } = asked(minute(0));
    expect(given(forgotten, confirmed()).state).toMatchObject({ status: 'confirmed', email: '' });
  });
});

describe('the history of a release before several interests', () => {
  it('chose one', () => {
    const { also: _, ...before } = aChoice({ countries: ['JP'], rights: ['design'] });
    const changed = { type: 'ChoiceChanged', ...before } as const;
    expect(given(asked(minute(0)), confirmed(), changed).state).toMatchObject({ choice: { ...before, also: [] } });
  });
});

describe('the history of a release before industries and platforms', () => {
  it('chose all of them', () => {
    const { industries: _, platforms: __, ...before } = aChoice({ countries: ['JP'], rights: ['design'] });
    const changed = { type: 'ChoiceChanged', ...before } as const;
    expect(given(asked(minute(0)), confirmed(), changed).state).toMatchObject({
      choice: { ...before, industries: [], platforms: [] },
    });
  });
});

describe('the history of the first release', () => {
  it('asked and confirmed countries and a language: all rights, from the lowest level up, since ever', () => {
    const [requested, agreed] = [
      { type: 'SubscriptionRequested', countries: ['US'], locale: 'en', at: minute(0), personal: { email } },
      { type: 'SubscriptionConfirmed', countries: ['US'], locale: 'en' },
    ] as const;
    expect(given(requested, agreed).state).toMatchObject({
      choice: aChoice(),
      confirmedAt: '1970-01-01T00:00:00.000Z',
      pausedUntil: null,
    });
  });
});
