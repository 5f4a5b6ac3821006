import type { Decider } from '@sinan/aggregate';
import { type Id, type Place, Refusal } from '@sinan/schema';

/** An organisation as its first claimant entered it. `uscc`: unified social credit code (统一社会信用代码, GB 32100). */
export interface OrganisationEntry extends Place {
  readonly uscc: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  /** Who entered it, and may read what they entered before anybody confirms them. */
  readonly claimedBy: Id<'person'>;
}

/** What its members say of its business (经营情况): industries beside the one that it was entered with, markets abroad, and where it sells. In codes. */
export interface OrganisationProfile {
  readonly industries: readonly string[];
  readonly markets: readonly string[];
  readonly platforms: readonly string[];
}
/** Nobody has said anything yet. */
export const NO_PROFILE: OrganisationProfile = { industries: [], markets: [], platforms: [] };

export type OrganisationEvent =
  | ({ readonly type: 'OrganisationRegistered' } & OrganisationEntry)
  | ({ readonly type: 'ProfileStated' } & OrganisationProfile);
export type OrganisationState =
  | { readonly status: 'none' }
  | ({ readonly status: 'registered'; readonly profile: OrganisationProfile } & OrganisationEntry);
export type OrganisationCommand =
  | ({ readonly type: 'Register' } & OrganisationEntry)
  | ({ readonly type: 'StateProfile' } & OrganisationProfile);

/** An enterprise or institution (单位). Whoever claims it again joins it, and changes nothing that was entered. Its profile is stated whole, each time. */
export const organisationDecider: Decider<OrganisationState, OrganisationCommand, OrganisationEvent> = {
  name: 'organisation',
  version: 2,
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Register':
        if (state.status === 'none') return [{ ...entryOf(command), type: 'OrganisationRegistered' }];
        if (state.uscc !== command.uscc) throw new Refusal('ALREADY_EXISTS');
        return [];
      case 'StateProfile':
        if (state.status === 'none') throw new Refusal('NOT_FOUND');
        return isSame(state.profile, command) ? [] : [{ ...profileOf(command), type: 'ProfileStated' }];
      default:
        return command satisfies never;
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'OrganisationRegistered':
        return { ...entryOf(event), status: 'registered', profile: NO_PROFILE };
      case 'ProfileStated':
        return state.status === 'none' ? state : { ...state, profile: profileOf(event) };
      default:
        return event satisfies never;
    }
  },
  upcast,
};

/** Version 1 knew of no profile. */
function upcast(stored: unknown, version: number): OrganisationState {
  const state = stored as OrganisationState;
  return version >= 2 || state.status === 'none' ? state : { ...state, profile: NO_PROFILE };
}

function profileOf({ industries, markets, platforms }: OrganisationProfile): OrganisationProfile {
  return { industries, markets, platforms };
}

function isSame(one: OrganisationProfile, other: OrganisationProfile): boolean {
  const same = (some: readonly string[], others: readonly string[]) =>
    some.length === others.length && some.every((code) => others.includes(code));
  return (
    same(one.industries, other.industries) && same(one.markets, other.markets) && same(one.platforms, other.platforms)
  );
}

function entryOf({ uscc, nameZh, nameEn, division, industry, claimedBy }: OrganisationEntry): OrganisationEntry {
  return { uscc, nameZh, nameEn, division, industry, claimedBy };
}
