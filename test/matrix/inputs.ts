import { applicationForm } from '../acceptance/people.ts';
import { warningContent } from '../acceptance/warnings.ts';
import type { Named } from './objects.ts';

type Inputs = { readonly [mutation: string]: ((objects: Named) => object) | null };

const SOMEBODY = 'somebody@people.example';
const said = { zh: '说明', en: 'Said.' };

function signingIn(): Inputs {
  return {
    requestSignIn: () => ({ email: SOMEBODY }),
    signIn: ({ link }) => ({ linkId: link, code: '000000' }),
    signOut: null,
    endSession: ({ session }) => ({ sessionId: session }),
    endOtherSessions: null,
    eraseMe: null,
    offerSecondFactor: null,
    confirmSecondFactor: () => ({ code: '000000' }),
    enterSecondFactor: () => ({ code: '000000' }),
  };
}

function belonging(): Inputs {
  const enterprise = { uscc: '91310000MA3EXAMP3N', nameZh: '示例灯具', division: '310000', industry: 'C' };
  return {
    claimOrganisation: ({ upload }) => ({ ...enterprise, licence: upload }),
    confirmMembership: ({ membership }) => ({ membershipId: membership }),
    declineMembership: ({ membership }) => ({ membershipId: membership, reason: 'M01' }),
    endMembership: ({ membership }) => ({ membershipId: membership }),
  };
}

function filing(): Inputs {
  return {
    stateOrganisationProfile: ({ organisation }) => ({
      ...{ organisationId: organisation, industries: [], markets: ['US'], platforms: [] },
    }),
    fileCase: ({ organisation }) => ({ organisationId: organisation, form: applicationForm }),
    saveCaseDraft: ({ draft }) => ({ draftId: draft, revision: 1, form: applicationForm }),
    discardCaseDraft: ({ draft }) => ({ draftId: draft }),
    supplyMaterials: (o) => ({ caseId: o.case, note: 'Here.' }),
  };
}

function casework(): Inputs {
  const dueOn = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
  const opinion = { text: 'Answer in time.', language: 'en' };
  const entry = { amount: '100', currency: 'CNY', cny: '100', rate: '1', rateOn: '2026-03-02', basis: 'estimated' };
  return {
    requestSupplement: (o) => ({ caseId: o.waitingCase, dueOn, items: [{ item: 'x', why: 'y' }] }),
    acceptCase: (o) => ({ caseId: o.waitingCase }),
    declineCase: (o) => ({ caseId: o.waitingCase, reason: 'R02' }),
    beginGuidance: (o) => ({ caseId: o.case }),
    draftOpinion: (o) => ({ caseId: o.case, ...opinion }),
    reviseOpinion: (o) => ({ caseId: o.case, revision: 1, ...opinion }),
    returnOpinion: (o) => ({ caseId: o.case, revision: 1, reason: 'Of which day?' }),
    issueOpinion: (o) => ({ caseId: o.case, revision: 1 }),
    closeCase: (o) => ({ caseId: o.case, outcome: 'O10' }),
    terminateCase: (o) => ({ caseId: o.case, reason: 'T01' }),
    archiveCase: (o) => ({ caseId: o.closedCase, retention: '10-years' }),
    offerHandOver: (o) => ({ caseId: o.waitingCase, toCentreId: o.centre, reason: 'Nearer.' }),
    acceptHandOver: (o) => ({ caseId: o.movingCase }),
    returnHandOver: (o) => ({ caseId: o.movingCase, reason: 'Not ours.' }),
    sendMessage: (o) => ({ caseId: o.case, text: 'Hello.' }),
    correctMessage: ({ message }) => ({ messageId: message, text: 'Better.' }),
    withdrawMessage: ({ message }) => ({ messageId: message }),
    writeNote: (o) => ({ caseId: o.case, text: 'Noted.' }),
    correctNote: ({ note }) => ({ noteId: note, text: 'Better.' }),
    withdrawNote: ({ note }) => ({ noteId: note }),
    addMaterial: (o) => ({
      caseId: o.case,
      uploadId: o.upload,
      ...{ kind: 'other', secrecy: 'general', expertMayRead: false, holdsStateSecret: false },
    }),
    withdrawMaterial: ({ material }) => ({ materialId: material }),
    recordOutcome: (o) => ({ caseId: o.case, kind: 'saved', method: 'settlement-reduced', evidence: 'x', ...entry }),
    approveOutcome: ({ ledgerEntry }) => ({ entryId: ledgerEntry }),
    reverseOutcome: ({ ledgerEntry }) => ({ entryId: ledgerEntry, reason: 'Twice.' }),
  };
}

function consulting(): Inputs {
  const contact = { name: 'Somebody', email: SOMEBODY };
  const enterprise = { uscc: '91310000MA3EXAMP3N', nameZh: '示例灯具', division: '310000', industry: 'C' };
  return {
    askConsultation: () => ({ question: 'What now?', contact }),
    registerConsultation: () => ({ channel: 'phone', question: 'What now?', contact }),
    answerConsultation: ({ consultation }) => ({ consultationId: consultation, answer: 'This.' }),
    askFurther: ({ consultation }) => ({ consultationId: consultation, question: 'And then?' }),
    passConsultation: (o) => ({ consultationId: o.consultation, toCentreId: o.centre, reason: 'Nearer.' }),
    finishConsultation: ({ consultation }) => ({ consultationId: consultation }),
    turnIntoCase: (o) => ({ consultationId: o.consultation, form: applicationForm, organisation: enterprise }),
  };
}

function searching(): Inputs {
  return {
    inviteExperts: (o) => ({ caseId: o.waitingCase, candidates: [o.expert] }),
    addCandidates: (o) => ({ invitationId: o.askedInvitation, candidates: [o.expert] }),
    answerConflict: (o) => ({ invitationId: o.askedInvitation, answer: 'clear' }),
    answerOffer: (o) => ({ invitationId: o.offeredInvitation, answer: 'accept' }),
    acceptWaiver: (o) => ({ invitationId: o.askedInvitation }),
    refuseWaiver: (o) => ({ invitationId: o.askedInvitation }),
    releaseExpert: ({ invitation }) => ({ invitationId: invitation, why: 'completed' }),
    withdrawInvitation: ({ invitation }) => ({ invitationId: invitation }),
    objectToExpert: (o) => ({ caseId: o.case, reason: 'No trust.' }),
  };
}

function pooling(): Inputs {
  const profile = {
    ...{ nameZh: '专家', nameEn: 'Expert', affiliates: [], formerNames: [], kind: 'lawyer', countries: ['US'] },
    ...{ rights: ['patent-invention'], forums: ['us-itc'], disputeTypes: ['section-337'], languages: ['zh'] },
    ...{ industries: ['C'], practisingSince: 2005, capacity: 3 },
  };
  return {
    enrolExpert: () => ({ email: SOMEBODY, profile }),
    changeExpert: ({ expert }) => ({ expertId: expert, profile }),
    suspendExpert: ({ expert }) => ({ expertId: expert, reason: 'S01' }),
    resumeExpert: ({ expert }) => ({ expertId: expert, note: 'Back.' }),
    reviewExpert: ({ expert }) => ({ expertId: expert }),
    letExpertLeave: ({ expert }) => ({ expertId: expert }),
    stateAbsences: ({ expert }) => ({ expertId: expert, absences: [{ from: '2099-01-01', to: '2099-01-02' }] }),
    changeOwnTerms: () => ({ capacity: 2, languages: ['zh'] }),
  };
}

function warning(): Inputs {
  return {
    draftWarning: () => warningContent,
    draftWarningVersion: ({ live }) => ({ warningId: live, change: said, ...warningContent }),
    reviseWarning: (o) => ({ warningId: o.warning, ...warningContent }),
    discardWarning: (o) => ({ warningId: o.warning }),
    submitWarning: (o) => ({ warningId: o.warning }),
    proofreadWarning: (o) => ({ warningId: o.warning }),
    returnWarning: (o) => ({ warningId: o.warning, remark: 'Again.' }),
    publishWarning: (o) => ({ warningId: o.warning }),
    cancelWarning: ({ live }) => ({ warningId: live, reason: said }),
    mailSample: (o) => ({ warningId: o.warning, version: 1, reader: 'all', locale: 'en' }),
    redriveDelivery: ({ live }) => ({ warningId: live, version: 1, withdrawal: false }),
  };
}

function subscribing(): Inputs {
  return {
    confirmExposure: ({ organisation }) => ({
      ...{ organisationId: organisation, countries: ['US'], words: 'exposure-1' },
      declined: { countries: [], rights: [], industries: [], platforms: [] },
    }),
    subscribe: () => ({ email: SOMEBODY, countries: ['US'] }),
    manageSubscription: ({ subscription: token }) => ({ token, countries: ['US'] }),
    pauseSubscription: ({ subscription: token }) => ({
      token,
      until: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    }),
    resumeSubscription: ({ subscription: token }) => ({ token }),
    setWebhook: ({ subscription: token }) => ({ token, url: 'https://hooks.example.com/in' }),
    renewWebhookSecret: ({ subscription: token }) => ({ token }),
    pauseWebhook: ({ subscription: token }) => ({ token }),
    resumeWebhook: ({ subscription: token }) => ({ token }),
    testWebhook: ({ subscription: token }) => ({ token }),
    removeWebhook: ({ subscription: token }) => ({ token }),
    moveSubscription: ({ subscription: token }) => ({ token, email: SOMEBODY }),
    leaveSubscription: ({ subscription: token }) => ({ token }),
    eraseSubscription: ({ subscription: token }) => ({ token }),
  };
}

function administering(): Inputs {
  return {
    grantDuty: () => ({ email: SOMEBODY, duty: 'operator' }),
    revokeDuty: ({ person }) => ({ personId: person, duty: 'operator' }),
    lockPerson: ({ person }) => ({ personId: person }),
    unlockPerson: ({ person }) => ({ personId: person }),
    endSessionsOf: ({ person }) => ({ personId: person }),
    erasePerson: ({ person }) => ({ personId: person, reason: 'E01' }),
    resetSecondFactor: ({ person }) => ({ personId: person }),
    issueServiceToken: () => ({ label: 'a program', sources: ['urn:example:program'] }),
    revokeServiceToken: ({ token }) => ({ tokenId: token }),
    registerPartner: () => ({ source: 'urn:example:new', name: '示例报关行' }),
    stateCentre: () => ({ code: 'new', kind: 'national', division: '110000', name: said }),
    closeCentre: ({ centre }) => ({ centreId: centre }),
    replayParked: ({ parked }) => ({ service: 'cases', id: parked }),
    liftSuppression: () => ({ id: 'suppression/none', reason: 'A test.' }),
    skipParked: ({ parked }) => ({ service: 'cases', id: parked, reason: 'A test.' }),
  };
}

/**
 * With what each mutation is asked: an input that holds, so that what answers is the rule of who may, or where the matter stands. A mutation that is
 * missing here has no place in the matrix. Null: it takes no input.
 */
export const INPUTS: { readonly [mutation: string]: ((objects: Named) => object) | null } = {
  ...signingIn(),
  ...belonging(),
  ...filing(),
  ...casework(),
  ...consulting(),
  ...searching(),
  ...pooling(),
  ...warning(),
  ...subscribing(),
  ...administering(),
};
