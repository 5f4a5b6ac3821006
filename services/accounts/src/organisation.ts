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

export type OrganisationEvent = { readonly type: 'OrganisationRegistered' } & OrganisationEntry;
export type OrganisationState = { readonly status: 'none' } | ({ readonly status: 'registered' } & OrganisationEntry);
export type OrganisationCommand = { readonly type: 'Register' } & OrganisationEntry;

/** An enterprise or institution (单位). Whoever claims it again joins it, and changes nothing that was entered. */
export const organisationDecider: Decider<OrganisationState, OrganisationCommand, OrganisationEvent> = {
  name: 'organisation',
  version: 1,
  initial: { status: 'none' },
  decide(command, state) {
    switch (state.status) {
      case 'none':
        return [{ ...entryOf(command), type: 'OrganisationRegistered' }];
      case 'registered':
        if (state.uscc !== command.uscc) throw new Refusal('ALREADY_EXISTS');
        return [];
      default:
        return state satisfies never;
    }
  },
  evolve(_, event) {
    switch (event.type) {
      case 'OrganisationRegistered':
        return { ...entryOf(event), status: 'registered' };
      default:
        return event.type satisfies never;
    }
  },
};

function entryOf({ uscc, nameZh, nameEn, division, industry, claimedBy }: OrganisationEntry): OrganisationEntry {
  return { uscc, nameZh, nameEn, division, industry, claimedBy };
}
