import { newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { aChoice, COMMANDS, email, stateAfter } from '../testing/subscription-life.ts';
import {
  type Choice,
  choiceOf,
  exposureIn,
  interestsOf,
  type SubscriptionEvent,
  subscriptionDecider,
} from './index.ts';

const at = '2026-11-23T09:00:00.000Z';
const interest = COMMANDS.expose.interest;
const germany = (differs: object = {}) => ({ ...COMMANDS.expose, at, ...differs });
const asked: SubscriptionEvent = { type: 'SubscriptionRequested', ...aChoice(), at, personal: { email } };
const confirmed = (differs: Partial<Choice> = {}): SubscriptionEvent => ({
  type: 'SubscriptionConfirmed',
  ...aChoice(differs),
  at: '2026-11-20T08:00:00.000Z',
});
const after = (events: readonly SubscriptionEvent[], ...commands: readonly (typeof COMMANDS.expose)[]) =>
  commands.reduce(
    (state, command) => subscriptionDecider.decide(command, state).reduce(subscriptionDecider.evolve, state),
    stateAfter(events),
  );
const interestsIn = (state: ReturnType<typeof stateAfter>) => {
  const choice = choiceOf(state);
  return choice === null ? [] : interestsOf(choice);
};

describe('the exposure of an enterprise, chosen by an account', () => {
  it('counts at once, with who agreed, when, and to which words', () => {
    const state = after([], germany());
    const { personId, organisationId, words, declined } = COMMANDS.expose;
    expect(state).toMatchObject({ status: 'confirmed', email, confirmedAt: at, choice: interest, requested: null });
    expect(state).toMatchObject({
      consents: [{ by: 'account', personId, organisationId, words, interest, declined, at }],
    });
  });

  it('is another interest of who has a subscription, which keeps all that it had', () => {
    const state = after([asked, confirmed()], germany());
    expect(interestsIn(state).map(({ countries }) => countries)).toEqual([['US'], ['DE']]);
    expect(state).toMatchObject({ confirmedAt: '2026-11-20T08:00:00.000Z' });
  });

  it('gives way to what is chosen for the same enterprise later, narrower too', () => {
    const narrower = germany({ interest: { ...interest, rights: ['design'] } });
    const state = after([asked, confirmed()], germany(), narrower);
    expect(interestsIn(state)).toMatchObject([{ countries: ['US'] }, { countries: ['DE'], rights: ['design'] }]);
    expect(state.status === 'confirmed' && state.consents).toHaveLength(1);
  });

  it('of two enterprises alike stays while one of them has it', () => {
    const other = { organisationId: newId('organisation', 2) };
    const japan = germany({ interest: { ...interest, countries: ['JP'] } });
    const state = after([], germany(), germany(other), japan);
    expect(interestsIn(state).map(({ countries }) => countries)).toEqual([['DE'], ['JP']]);
    expect(exposureIn(state, other.organisationId)).toMatchObject({ interest });
    expect(exposureIn(state, COMMANDS.expose.organisationId)?.interest.countries).toEqual(['JP']);
  });

  it('gives back what had been chosen before and went into it, when it gives way', () => {
    const wide = germany({ interest: { ...interest, countries: ['US', 'DE'], severity: 'notice' } });
    const japan = germany({ interest: { ...interest, countries: ['JP'] } });
    const own = aChoice();
    expect(interestsIn(after([asked, confirmed()], wide))).toHaveLength(1);
    const state = after([asked, confirmed()], wide, wide, japan);
    expect(interestsIn(state)).toMatchObject([{ countries: ['JP'] }, { countries: own.countries }].toReversed());
    const again = after([asked, confirmed()], wide, japan, wide, japan);
    expect(interestsIn(again)).toEqual(interestsIn(state));
  });

  it('gives back what another enterprise has that went into it, when it gives way', () => {
    const other = { organisationId: newId('organisation', 2) };
    const wide = germany({ ...other, interest: { ...interest, countries: ['DE', 'FR'] } });
    const japan = germany({ ...other, interest: { ...interest, countries: ['JP'] } });
    const state = after([], germany(), wide, japan);
    expect(interestsIn(state).map(({ countries }) => countries)).toEqual([['DE'], ['JP']]);
  });

  it('chosen again as it is changes nothing; with something else declined it is noted', () => {
    const state = after([], germany());
    expect(subscriptionDecider.decide(germany(), state)).toEqual([]);
    const declined = { ...COMMANDS.expose.declined, countries: ['FR'] };
    expect(subscriptionDecider.decide(germany({ declined }), state)).toMatchObject([{ declined, countries: ['DE'] }]);
  });

  it('is the eleventh interest only by widening the tenth', () => {
    const also = ['JP', 'KR', 'IN', 'BR', 'VN', 'MX', 'RU', 'GB', 'FR'].map((country) => ({
      ...interest,
      countries: [country],
    }));
    const interests = interestsIn(after([asked, confirmed({ also })], germany()));
    expect([interests.length, interests.at(-1)?.countries]).toEqual([10, ['FR', 'DE']]);
  });

  it('does not confirm what somebody asked for by the form', () => {
    const state = after([asked], germany());
    expect(interestsIn(state).map(({ countries }) => countries)).toEqual([['DE']]);
    expect(state).toMatchObject({ requested: { countries: ['US'] } });
  });

  it('stays as any other interest where the subscription moves to another address; the account has agreed to nothing there', () => {
    const moves = [
      { type: 'MoveAsked', at, personal: { email: 'home@example.cn' } },
      { type: 'SubscriptionMoved', number: 2, at },
    ] as const satisfies readonly SubscriptionEvent[];
    const state = moves.reduce(subscriptionDecider.evolve, after([asked, confirmed()], germany()));
    expect(interestsIn(state).map(({ countries }) => countries)).toEqual([['US'], ['DE']]);
    expect(exposureIn(state, COMMANDS.expose.organisationId)).toBeNull();
    expect(state).toMatchObject({ email: 'home@example.cn' });
  });

  it('comes back after leaving, since they choose it themselves', () => {
    const state = after([asked, confirmed(), { type: 'SubscriptionLeft', by: 'page' }], germany());
    expect(interestsIn(state).map(({ countries }) => countries)).toEqual([['DE']]);
    expect(state).toMatchObject({ confirmedAt: at });
  });
});
