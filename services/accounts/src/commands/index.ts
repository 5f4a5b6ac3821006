export { administratorLink } from './administrator-link.ts';
export { closeCentre, stateCentre } from './centres.ts';
export { grantDuty, revokeDuty } from './duties.ts';
export { claimOrganisation, confirmMembership, enterOrganisation } from './organisations.ts';
export { issueServiceToken, registerPartner, revokeServiceToken, type ServiceToken } from './partners.ts';
export { requestSignIn, type SignedIn, signIn, signOut } from './sign-in.ts';
