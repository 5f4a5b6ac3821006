import {
  builder,
  CentreRef,
  expected,
  MembershipRef,
  OrganisationRef,
  PartnerRef,
  PersonRef,
  retryArgs,
  runs,
} from '@sinan/schema/graphql';
import {
  claimOrganisation,
  closeCentre,
  confirmMembership,
  declineMembership,
  endMembership,
  grantDuty,
  type Locked,
  lockPerson,
  registerPartner,
  revokeDuty,
  stateCentre,
  stateProfile,
  unlockPerson,
} from '../commands/index.ts';
import type { inputTypes } from './inputs.ts';
import { run } from './run.ts';

type Inputs = ReturnType<typeof inputTypes>;

/** Organisations and their members. */
export function registerBelonging(inputs: Inputs): void {
  builder.mutationFields((t) => ({
    claimOrganisation: t.field({
      description: 'Enters an organisation, or joins a known one; pending until a member or centre staff confirms it.',
      type: MembershipRef,
      ...runs(claimOrganisation),
      ...expected,
      args: { input: t.arg({ type: inputs.claimOrganisation, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(claimOrganisation, context, args),
    }),
    stateOrganisationProfile: t.field({
      description: 'States what an organisation does, all of it. For its confirmed members.',
      type: OrganisationRef,
      ...runs(stateProfile),
      ...expected,
      args: { input: t.arg({ type: inputs.stateProfile, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(stateProfile, context, args),
    }),
    confirmMembership: t.field({
      description: 'By another member, or by intake staff of a competent centre.',
      type: MembershipRef,
      ...runs(confirmMembership),
      ...expected,
      args: { input: t.arg({ type: inputs.confirmMembership, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(confirmMembership, context, args),
    }),
    declineMembership: t.field({
      description: 'By who may confirm it. Whoever is declined may claim again, with new papers.',
      type: MembershipRef,
      ...runs(declineMembership),
      ...expected,
      args: { input: t.arg({ type: inputs.declineMembership, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(declineMembership, context, args),
    }),
    endMembership: t.field({
      description: 'Leaves; or removes another, by who might confirm them. Within one request.',
      type: MembershipRef,
      ...runs(endMembership),
      ...expected,
      args: { input: t.arg({ type: inputs.endMembership, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(endMembership, context, args),
    }),
  }));
}

/** What the security administrator does to people. */
export function registerDuties(inputs: Inputs): void {
  builder.mutationFields((t) => ({
    grantDuty: t.field({
      description: 'Gives a duty to whoever has this address. For the security administrator.',
      type: PersonRef,
      ...runs(grantDuty),
      ...expected,
      args: { input: t.arg({ type: inputs.grantDuty, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(grantDuty, context, args),
    }),
    revokeDuty: t.field({
      description: 'Takes a duty away, within one request. For the security administrator.',
      type: PersonRef,
      ...runs(revokeDuty),
      ...expected,
      args: { input: t.arg({ type: inputs.revokeDuty, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(revokeDuty, context, args),
    }),
  }));
}

/** Who is let in at all. */
export function registerLocks(inputs: Inputs): void {
  const locked = lockedType();
  builder.mutationFields((t) => ({
    lockPerson: t.field({
      description:
        'From their next request on they are nobody, and no link signs them in. For the security administrator.',
      type: locked,
      ...runs(lockPerson),
      ...expected,
      args: { input: t.arg({ type: inputs.lockPerson, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(lockPerson, context, args),
    }),
    unlockPerson: t.field({
      description: 'Lets a person in again, with the sessions that they had. For the security administrator.',
      type: locked,
      ...runs(unlockPerson),
      ...expected,
      args: { input: t.arg({ type: inputs.unlockPerson, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(unlockPerson, context, args),
    }),
  }));
}

function lockedType() {
  return builder.objectRef<Locked>('PersonLock').implement({
    fields: (t) => ({ personId: t.exposeID('personId'), locked: t.exposeBoolean('locked') }),
  });
}

/** The centres of the deployment. */
export function registerCentres(inputs: Inputs): void {
  builder.mutationFields((t) => ({
    stateCentre: t.field({
      description: 'States a centre or station, new or anew. The first one covers the nation. For administrators.',
      type: CentreRef,
      ...runs(stateCentre),
      ...expected,
      args: { input: t.arg({ type: inputs.stateCentre, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(stateCentre, context, args),
    }),
    closeCentre: t.field({
      description: 'Closes a centre: no case goes there any more, and what is there stays. For administrators.',
      type: CentreRef,
      ...runs(closeCentre),
      ...expected,
      args: { input: t.arg({ type: inputs.closeCentre, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(closeCentre, context, args),
    }),
  }));
}

/** Who may send cases. */
export function registerPartners(inputs: Inputs): void {
  builder.mutationField('registerPartner', (t) =>
    t.field({
      description: 'Lets a partner send cases. For administrators.',
      type: PartnerRef,
      ...runs(registerPartner),
      ...expected,
      args: { input: t.arg({ type: inputs.registerPartner, required: true }), ...retryArgs },
      resolve: (_, args, context) => run(registerPartner, context, args),
    }),
  );
}
