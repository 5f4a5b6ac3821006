import { Refusal } from '@sinan/schema';
import { type Choice, type GivenChoice, wholeChoice } from './choice.ts';
import { askedBefore } from './counting.ts';
import type { ImportedConsent, SubscriptionState } from './state.ts';

/**
 * Takes over a consent that was given elsewhere, with its proof: the subscription counts at once, and no mail asks. Consent is theirs to give who is mailed (PIPL art. 13, 14), and whoever
 * relies on it must be able to demonstrate it (GDPR art. 7(1)).
 */
export interface TakeOverConsent extends Choice {
  readonly type: 'take over';
  readonly email: string;
  readonly consent: Omit<ImportedConsent, 'by'>;
}

export interface ConsentTakenOver extends GivenChoice, Pick<ImportedConsent, 'agreedAt' | 'importedBy' | 'at'> {
  readonly type: 'ConsentTakenOver';
  /** Gone once the subscription has moved, or its subscriber was erased. */
  readonly personal?: { readonly email: string } & Pick<ImportedConsent, 'source' | 'holder'>;
}

/** Only where nothing was before: `ALREADY_EXISTS` for what is confirmed; what was asked for waits for its own answer; what was left stays left, until its subscriber asks (PIPL art. 15, GDPR art. 7(3)). */
export function takeOver(
  { type: _, email, consent, ...choice }: TakeOverConsent,
  state: SubscriptionState,
): readonly [ConsentTakenOver] {
  if (state.status === 'confirmed') throw new Refusal('ALREADY_EXISTS');
  if (state.status === 'waiting') throw new Refusal('STATE_CONFLICT', { state: state.status });
  if (state.status !== 'none') throw new Refusal('OWNER_MUST_ASK');
  const { source, holder, ...told } = consent;
  return [{ type: 'ConsentTakenOver', ...choice, ...told, personal: { email, source, holder } }];
}

export function consentTakenOver(state: SubscriptionState, event: ConsentTakenOver): SubscriptionState {
  const { agreedAt, importedBy, at, personal } = event;
  const { email, source, holder } = { email: '', source: '', holder: '', ...personal };
  return {
    ...askedBefore(state),
    status: 'confirmed',
    email,
    choice: wholeChoice(event),
    confirmedAt: at,
    pausedUntil: null,
    requested: null,
    moving: null,
    moved: null,
    consents: [{ by: 'import', agreedAt, source, holder, importedBy, at }],
  };
}

/** The consent that was given elsewhere and that a subscription rests on; null where it rests on a mailed link or a click. */
export function importedConsentIn(state: SubscriptionState): ImportedConsent | null {
  const consents = state.status === 'confirmed' ? state.consents : [];
  return consents.find((one) => one.by === 'import') ?? null;
}
