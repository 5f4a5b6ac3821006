import type { Decider } from '@sinan/aggregate';
import { Refusal } from '@sinan/schema';

interface Registration {
  /** The CloudEvents `source` that its events carry. */
  readonly source: string;
  readonly name: string;
}
export type PartnerEvent = { readonly type: 'PartnerRegistered' } & Registration;
export type PartnerState = { readonly status: 'none' } | ({ readonly status: 'registered' } & Registration);
export type PartnerCommand = { readonly type: 'Register' } & Registration;

/** A partner (合作方) whose program may send cases. One source is one partner's. */
export const partnerDecider: Decider<PartnerState, PartnerCommand, PartnerEvent> = {
  name: 'partner',
  version: 1,
  initial: { status: 'none' },
  decide({ source, name }, state) {
    if (state.status !== 'none') throw new Refusal('ALREADY_EXISTS');
    return [{ type: 'PartnerRegistered', source, name }];
  },
  evolve(_, event) {
    switch (event.type) {
      case 'PartnerRegistered':
        return { status: 'registered', source: event.source, name: event.name };
      default:
        return event.type satisfies never;
    }
  },
};
