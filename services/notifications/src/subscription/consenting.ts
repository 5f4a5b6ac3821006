import { Refusal } from '@sinan/schema';
import { type Choice, type GivenChoice, type Interest, interestsOf, wholeChoice } from './choice.ts';
import { askedBefore } from './counting.ts';
import { movedAtLast, type SubscriptionMoved } from './moving.ts';
import { choiceOf, type Exposed, type ExposureConsent, requestedOf, type SubscriptionState } from './state.ts';
import { choiceOfAll, isSame, isSameInterest, widened } from './widening.ts';

/**
 * Chooses the exposure of an enterprise (企业风险敞口) for the address of an account, by a click of who is signed in: the sign-in has shown that the address is theirs.
 * `declined` is what was proposed and not taken, so that it is not proposed as new again.
 */
export interface ExposeEnterprise extends Omit<ExposureConsent, 'by' | 'absorbed'>, Pick<Choice, 'locale' | 'rhythm'> {
  readonly type: 'expose';
  readonly email: string;
}

/** The whole choice as it is then, and the consent that it rests on: who, when, and which words they read. */
export interface ExposureChosen extends GivenChoice, Omit<ExposureConsent, 'by'> {
  readonly type: 'ExposureChosen';
  /** Gone once the subscriber was erased. */
  readonly personal?: { readonly email: string };
}

export function expose(
  command: ExposeEnterprise,
  state: SubscriptionState,
): readonly (ExposureChosen | SubscriptionMoved)[] {
  if (state.status === 'erased') throw new Refusal('STATE_CONFLICT', { state: state.status });
  const { type: _, email, locale, rhythm, ...consent } = command;
  const { choice, absorbed } = withInterest(state, consent, { locale, rhythm });
  const [before, known] = [choiceOf(state), exposureIn(state, consent.organisationId)];
  const moved = movedAtLast(state, email, command.at);
  if (before && known && isSame(before, choice) && isSameConsent(known, consent)) return moved;
  return [...moved, { type: 'ExposureChosen', ...choice, ...consent, absorbed, personal: { email } }];
}

/** What was chosen for the enterprise before gives way to what is chosen now; all else stays, or comes back where it had gone into that. */
function withInterest(
  state: SubscriptionState,
  { organisationId, interest }: Pick<ExposureConsent, 'organisationId' | 'interest'>,
  how: Pick<Choice, 'locale' | 'rhythm'>,
): { readonly choice: Choice; readonly absorbed: readonly Interest[] } {
  const [before, known] = [choiceOf(state), exposureIn(state, organisationId)];
  const more = choiceOfAll([interest], how);
  const givesWay = (one: Interest) => known !== null && isSameInterest(one, known.interest) && !isShared(state, known);
  const chosen = before === null ? [] : interestsOf(before);
  const stays = chosen.filter((one) => !givesWay(one));
  const isGone = stays.length < chosen.length;
  const kept = [...stays, ...(isGone && known ? known.absorbed.filter((one) => !isAmong(one, stays)) : [])];
  const choice = kept.length === 0 ? more : widened(choiceOfAll(kept, how), more);
  const absorbed = kept.filter((one) => !isAmong(one, interestsOf(choice)));
  return { choice, absorbed: isGone ? absorbed : [...(known?.absorbed ?? []), ...absorbed] };
}

function isAmong(one: Interest, many: readonly Interest[]): boolean {
  return many.some((other) => isSameInterest(one, other));
}

/** Whether another enterprise of theirs has the same exposure. */
function isShared(state: SubscriptionState, { organisationId, interest }: ExposureConsent): boolean {
  return exposuresIn(state).some(
    (other) => other.organisationId !== organisationId && isSameInterest(other.interest, interest),
  );
}

/** What was chosen last for an enterprise; null where nothing was. */
export function exposureIn(state: SubscriptionState, organisationId: string): ExposureConsent | null {
  return exposuresIn(state).find((one) => one.organisationId === organisationId) ?? null;
}

function exposuresIn(state: SubscriptionState): readonly ExposureConsent[] {
  return state.status === 'confirmed' ? state.consents.filter((one) => one.by === 'account') : [];
}

function isSameConsent(one: ExposureConsent, other: Omit<ExposureConsent, 'by' | 'absorbed'>): boolean {
  const same = (some: Exposed, others: Exposed) => JSON.stringify(some) === JSON.stringify(others);
  return (
    one.words === other.words && isSameInterest(one.interest, other.interest) && same(one.declined, other.declined)
  );
}

/** What others asked for by the form and nobody has confirmed goes on waiting. */
export function exposureChosen(state: SubscriptionState, event: ExposureChosen): SubscriptionState {
  const { personId, organisationId, words, interest, declined, absorbed, at, personal } = event;
  const already = state.status === 'confirmed' ? state : null;
  const consent: ExposureConsent = { by: 'account', personId, organisationId, words, interest, declined, absorbed, at };
  const others = (already?.consents ?? []).filter(
    (one) => one.by !== 'account' || one.organisationId !== organisationId,
  );
  return {
    ...askedBefore(state),
    status: 'confirmed',
    email: already?.email || (personal?.email ?? ''),
    choice: wholeChoice(event),
    confirmedAt: already?.confirmedAt ?? at,
    pausedUntil: already?.pausedUntil ?? null,
    requested: requestedOf(state),
    moving: already?.moving ?? null,
    moved: already?.moved ?? null,
    consents: [...others, consent],
  };
}
