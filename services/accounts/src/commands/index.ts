export { administratorLink } from './administrator-link.ts';
export { closeCentre, stateCentre } from './centres.ts';
export { grantDuty, revokeDuty } from './duties.ts';
export { type Locked, lockPerson, unlockPerson } from './locks.ts';
export { confirmMembership, declineMembership, endMembership } from './memberships.ts';
export { claimOrganisation, enterOrganisation } from './organisations.ts';
export { registerPartner } from './partners.ts';
export { stateProfile } from './profile.ts';
export { requestSignIn, type SignedIn, signIn, signOut } from './sign-in.ts';
