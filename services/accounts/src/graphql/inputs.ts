import { ERASURE_REASONS, LOCK_REASONS, MEMBERSHIP_DECLINE_REASONS, TOKEN_SCOPES } from '@sinan/schema';
import { builder } from '@sinan/schema/graphql';
import type { registerTypes } from './types.ts';

const REASONS = MEMBERSHIP_DECLINE_REASONS.map(({ code, zh }) => `${code} ${zh}`).join(', ');
const ERASED_FOR = ERASURE_REASONS.map(({ code, zh }) => `${code} ${zh}`).join(', ');

const LOCKED_FOR = LOCK_REASONS.map(({ code, zh }) => `${code} ${zh}`).join(', ');

/** What mutations take. Codes are text here: each operation's own schema says, field by field, what is wrong. */
export function inputTypes({ duty, centreKind }: Pick<ReturnType<typeof registerTypes>, 'duty' | 'centreKind'>) {
  const name = builder.inputType('CentreNameInput', {
    fields: (t) => ({ zh: t.string({ required: true }), en: t.string({ required: true }) }),
  });
  const scope = builder.enumType('TokenScope', {
    description: 'What a service token is for: `intake` to send cases, `read` to read what is public.',
    values: TOKEN_SCOPES,
  });
  return {
    scope,
    requestSignIn: builder.inputType('RequestSignInInput', {
      fields: (t) => ({
        email: t.string({ required: true }),
        locale: t.string({ description: '`zh-CN` or `en`; the language of the request when left out.' }),
      }),
    }),
    signIn: builder.inputType('SignInInput', {
      description: 'Either the token of the link, or its id and the code beside it in the mail.',
      fields: (t) => ({ token: t.string(), linkId: t.id(), code: t.string({ description: 'Six digits.' }) }),
    }),
    claimOrganisation: builder.inputType('ClaimOrganisationInput', {
      fields: (t) => ({
        uscc: t.string({ required: true, description: '统一社会信用代码, GB 32100.' }),
        nameZh: t.string({ required: true }),
        nameEn: t.string(),
        division: t.string({ required: true, description: 'Six digits of GB/T 2260.' }),
        industry: t.string({ required: true, description: 'A section of GB/T 4754, A to T.' }),
        licence: t.id({ description: 'The `uploadId` of the business licence (营业执照).' }),
        authority: t.id({ description: 'The `uploadId` of the sealed letter of authority (授权委托书).' }),
      }),
    }),
    stateProfile: builder.inputType('StateOrganisationProfileInput', {
      fields: (t) => ({
        organisationId: t.id({ required: true }),
        industries: t.stringList({ required: true, description: 'Sections of GB/T 4754, beside its own.' }),
        markets: t.stringList({ required: true, description: 'ISO 3166-1 alpha-2, or EU.' }),
        platforms: t.stringList({ required: true, description: 'Where it sells.' }),
      }),
    }),
    confirmMembership: builder.inputType('ConfirmMembershipInput', {
      fields: (t) => ({
        membershipId: t.id({ required: true }),
        note: t.string({ description: 'How the papers of a first member were checked, when they were not sent.' }),
      }),
    }),
    declineMembership: builder.inputType('DeclineMembershipInput', {
      fields: (t) => ({
        membershipId: t.id({ required: true }),
        reason: t.string({ required: true, description: REASONS }),
        note: t.string({ description: 'Needed for M99.' }),
      }),
    }),
    endMembership: builder.inputType('EndMembershipInput', {
      fields: (t) => ({ membershipId: t.id({ required: true }) }),
    }),
    grantDuty: builder.inputType('GrantDutyInput', {
      fields: (t) => ({
        email: t.string({ required: true }),
        duty: t.field({ type: duty, required: true }),
        centreId: t.id({ description: 'For a duty at a centre; none for a duty of the platform.' }),
      }),
    }),
    revokeDuty: builder.inputType('RevokeDutyInput', {
      fields: (t) => ({
        personId: t.id({ required: true }),
        duty: t.field({ type: duty, required: true }),
        centreId: t.id(),
      }),
    }),
    stateCentre: builder.inputType('StateCentreInput', {
      fields: (t) => ({
        code: t.string({ required: true, description: 'Your own short name: stated again, it is the same centre.' }),
        name: t.field({ type: name, required: true }),
        kind: t.field({ type: centreKind, required: true }),
        division: t.string({ required: true, description: 'Six digits of GB/T 2260.' }),
        industry: t.string({ description: 'Of an industry centre: a section of GB/T 4754.' }),
        country: t.string({ description: 'Of a station: ISO 3166-1 alpha-2.' }),
      }),
    }),
    closeCentre: builder.inputType('CloseCentreInput', { fields: (t) => ({ centreId: t.id({ required: true }) }) }),
    registerPartner: builder.inputType('RegisterPartnerInput', {
      fields: (t) => ({
        source: t.string({ required: true, description: 'The CloudEvents `source` of its events.' }),
        name: t.string({ required: true }),
      }),
    }),
    issueServiceToken: builder.inputType('IssueServiceTokenInput', {
      fields: (t) => ({
        label: t.string({ required: true, description: 'What the token is for.' }),
        scope: t.field({ type: scope, description: '`intake` when left out.' }),
        sources: t.stringList({ description: '1 to 20 CloudEvents sources, for `intake` alone.' }),
        expiresOn: t.string({ description: 'Its last day, in China; a year ahead when left out, and at most.' }),
      }),
    }),
    endSession: builder.inputType('EndSessionInput', { fields: (t) => ({ sessionId: t.id({ required: true }) }) }),
    endSessionsOf: ofPerson('EndSessionsOfInput'),
    lockPerson: builder.inputType('LockPersonInput', {
      fields: (t) => ({ personId: t.id({ required: true }), reason: t.string({ description: LOCKED_FOR }) }),
    }),
    unlockPerson: ofPerson('UnlockPersonInput'),
    resetSecondFactor: ofPerson('ResetSecondFactorInput'),
    erasePerson: builder.inputType('ErasePersonInput', {
      fields: (t) => ({
        personId: t.id({ required: true }),
        reason: t.string({ required: true, description: ERASED_FOR }),
      }),
    }),
    confirmSecondFactor: ofCode('ConfirmSecondFactorInput', 'What the authenticator shows.'),
    enterSecondFactor: ofCode('EnterSecondFactorInput', 'What the authenticator shows, or one of the recovery codes.'),
    revokeServiceToken: builder.inputType('RevokeServiceTokenInput', {
      fields: (t) => ({ tokenId: t.id({ required: true }) }),
    }),
  };
}

function ofPerson(name: string) {
  return builder.inputType(name, { fields: (t) => ({ personId: t.id({ required: true }) }) });
}

function ofCode(name: string, description: string) {
  return builder.inputType(name, { fields: (t) => ({ code: t.string({ required: true, description }) }) });
}
