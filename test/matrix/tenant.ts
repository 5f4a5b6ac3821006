import { newId } from '@sinan/schema';
import { data, graphql } from '../acceptance/graphql.ts';
import type { MailSink } from '../acceptance/mail-sink.ts';
import { mutate } from '../acceptance/mutate.ts';
import { type Person, signIn } from '../acceptance/people.ts';
import { download, paper, upload } from '../acceptance/upload.ts';
import { mark, type TenantName } from './marks.ts';

/** A tenant of the matrix: an enterprise, and the staff of the one centre that has to do with it. */
export interface TenantSetting {
  readonly url: string;
  readonly sink: MailSink;
  readonly name: TenantName;
  readonly organisation: { readonly uscc: string; readonly division: string; readonly industry: string };
  /** Who does the casework, and who approves what they wrote. */
  readonly staff: readonly [Person, Person];
  /** To which a case is offered. */
  readonly elsewhere: string;
  /** Whom its cases are for: asked about the second, offered the third, assigned to the first, of which one was removed. */
  readonly experts: { readonly [stage in 'asked' | 'offered' | 'assigned' | 'removed']: Expert };
}
export interface Expert extends Person {
  readonly expertId: string;
}
export type Tenant = Awaited<ReturnType<typeof openTenant>>;

/** The same ids of commands for either tenant: what is made by them must differ all the same. */
const commandIds = new Map<string, string>();
function commandIdOf(step: string): string {
  const known = commandIds.get(step) ?? newId('command', Date.now());
  commandIds.set(step, known);
  return known;
}

/** One object of every noun, each full of words that name it. */
export async function openTenant(setting: TenantSetting) {
  const { url, sink, name, elsewhere, experts } = setting;
  const word = (what: string) => mark(name, what);
  const [officer, second] = setting.staff;
  let steps = 0;
  /** Must have its effect: the id of what it made or changed, or the first word of its answer. */
  const act = async (by: Person, mutation: string, input: object, of: string, fields = 'id'): Promise<string> => {
    steps += 1;
    const commandId = commandIdOf(`${steps} ${mutation}`);
    const manner = { commandId, selection: `... on ${of} { ${fields} }` };
    const { __typename, ...outcome } = await mutate(url, by, mutation, input, manner);
    if (__typename !== of) throw new Error(`${name}: ${mutation} was refused: ${JSON.stringify(outcome)}`);
    return String(Object.values(outcome)[0]);
  };

  const come = (who: string) => signIn(url, sink, `${word(who)}@people.example`);
  const [filer, colleague, pending] = [await come('filer'), await come('colleague'), await come('pending')];
  const sent = async (by: Person, what: string) =>
    (await upload(url, by, paper(word(what)), `${word(what)}.pdf`)).uploadId;
  const claimed = async (by: Person, papers: object) => {
    const names = { nameZh: `示例${word('organisation')}`, nameEn: `Example ${word('organisation')} Ltd.` };
    return act(by, 'claimOrganisation', { ...setting.organisation, ...names, ...papers }, 'Membership');
  };
  const uploads = { kept: await sent(filer, 'upload'), paper: await sent(filer, 'paper') };
  const membership = await claimed(filer, {});
  await act(officer, 'confirmMembership', { membershipId: membership, note: word('membership-note') }, 'Membership');
  const colleagues = await claimed(colleague, {});
  await act(filer, 'confirmMembership', { membershipId: colleagues }, 'Membership');
  const claim = await claimed(pending, {
    licence: await sent(pending, 'licence'),
    authority: await sent(pending, 'authority'),
  });
  const { me } = await data<Belonging>(
    graphql(url, filer.token, '{ me { person { id } memberships { organisation { id } } } }'),
  );
  const organisationId = me.memberships[0]?.organisation?.id ?? '';

  const form = formOf(word);
  const filed = (what: string) =>
    act(filer, 'fileCase', { organisationId, form: { ...form, product: `${word('case')} ${what}` } }, 'Case');
  const guided = async (what: string) => {
    const caseId = await filed(what);
    await act(officer, 'acceptCase', { caseId }, 'Case');
    await act(officer, 'beginGuidance', { caseId }, 'Case');
    return caseId;
  };
  const draft = await act(
    filer,
    'saveCaseDraft',
    {
      organisationId,
      form: {
        ...form,
        product: word('draft'),
        facts: word('draft'),
        contact: null,
        claimant: word('draft'),
        caseTitle: word('draft'),
        opposingCounsel: [],
      },
    },
    'CaseDraft',
  );

  const caseId = await filed('1');
  await act(
    officer,
    'requestSupplement',
    { caseId, items: [{ item: word('supplement'), why: word('supplement') }], dueOn: inAFortnight() },
    'Case',
  );
  await act(filer, 'supplyMaterials', { caseId, note: word('supplement') }, 'Case');
  await act(officer, 'acceptCase', { caseId }, 'Case');
  await act(officer, 'beginGuidance', { caseId }, 'Case');
  await act(officer, 'draftOpinion', { caseId, text: word('opinion'), language: 'en' }, 'Case');
  await act(second, 'issueOpinion', { caseId, revision: 1 }, 'Case');
  await act(officer, 'draftOpinion', { caseId, text: word('opinion-draft'), language: 'en' }, 'Case');
  await act(second, 'returnOpinion', { caseId, revision: 1, reason: word('opinion-draft') }, 'Case');
  const message = await act(filer, 'sendMessage', { caseId, text: word('message') }, 'Message');
  const about = { kind: 'papers-in-suit', secrecy: 'general', expertMayRead: false, holdsStateSecret: false };
  const material = await act(
    filer,
    'addMaterial',
    { caseId, uploadId: await sent(filer, 'material'), ...about },
    'Material',
  );
  const call = { with: 'expert', direction: 'outgoing', answered: true, minutes: 12 };
  const note = await act(officer, 'writeNote', { caseId, text: word('note'), call }, 'Note');
  const entered = { caseId, evidence: word('ledger'), ...outcome };
  const ledgerEntry = await act(officer, 'recordOutcome', entered, 'LedgerEntry');
  await act(second, 'approveOutcome', { entryId: ledgerEntry }, 'LedgerEntry');
  await act(second, 'reverseOutcome', { entryId: ledgerEntry, reason: word('ledger') }, 'LedgerEntry');
  const recorded = await act(officer, 'recordOutcome', entered, 'LedgerEntry');

  const invited = (of: string, ...candidates: readonly Expert[]) =>
    act(
      officer,
      'inviteExperts',
      { caseId: of, candidates: candidates.map(({ expertId }) => expertId), urgent: false },
      'Invitation',
    );
  const takes = async ({ token, email }: Expert, invitationId: string, ...answers: readonly ('clear' | 'accept')[]) => {
    for (const answer of answers)
      await act(
        { token, email },
        answer === 'clear' ? 'answerConflict' : 'answerOffer',
        { invitationId, answer },
        'Candidacy',
        'invitationId',
      );
  };
  const invitation = await invited(caseId, experts.removed, experts.assigned);
  await takes(experts.removed, invitation, 'clear', 'accept');
  await act(
    officer,
    'releaseExpert',
    { invitationId: invitation, why: 'removed', reason: word('invitation') },
    'Invitation',
  );
  await takes(experts.assigned, invitation, 'clear', 'accept');
  const askedCase = await guided('2');
  const asked = await invited(askedCase, experts.asked);
  const offeredCase = await guided('3');
  const offer = await invited(offeredCase, experts.offered);
  await takes(experts.offered, offer, 'clear');

  const movingCase = await filed('4');
  await act(officer, 'offerHandOver', { caseId: movingCase, toCentreId: elsewhere, reason: word('hand-over') }, 'Case');
  const waitingCase = await filed('5');
  const closedCase = await guided('6');
  await act(officer, 'draftOpinion', { caseId: closedCase, text: word('opinion'), language: 'en' }, 'Case');
  await act(second, 'issueOpinion', { caseId: closedCase, revision: 1 }, 'Case');
  await act(officer, 'closeCase', { caseId: closedCase, outcome: 'O3', note: word('closing') }, 'Case');
  await act(officer, 'archiveCase', { caseId: closedCase, retention: '30-years' }, 'Case');

  const contact = { name: word('consultation'), email: filer.email };
  const consultation = await act(filer, 'askConsultation', { question: word('consultation'), contact }, 'Consultation');
  await act(
    officer,
    'answerConsultation',
    { consultationId: consultation, answer: word('consultation') },
    'Consultation',
  );
  await act(filer, 'askFurther', { consultationId: consultation, question: word('consultation') }, 'Consultation');

  // So that there is somebody of whom it is on record what they read.
  await download(url, pending, await sent(pending, 'read'));
  const { mySessions } = await data<{ mySessions: { id: string }[] }>(
    graphql(url, filer.token, '{ mySessions { id } }'),
  );
  return {
    name,
    people: { filer, colleague, pending, officer, second },
    ids: {
      ...{ case: caseId, draft, consultation, message, note, material, ledgerEntry: recorded, person: me.person.id },
      ...{
        organisation: organisationId,
        membership: claim,
        session: mySessions[0]?.id ?? '',
        upload: uploads.kept,
        invitation,
      },
    },
    /** Beside the one of each noun that the rows ask about: they are not to be read by others either. */
    more: {
      case: [askedCase, offeredCase, movingCase, waitingCase, closedCase],
      invitation: [asked, offer],
      ledgerEntry: [ledgerEntry] as const,
      membership: [membership, colleagues] as const,
      upload: [uploads.paper],
    },
    /** A paper of the claim that waits: its id as readers of the claim have it. */
    paperId: await paperOf(url, pending, claim),
    cases: { askedCase, offeredCase, movingCase, waitingCase, closedCase },
    invitations: { assigned: invitation, asked, offered: offer },
  };
}

async function paperOf(url: string, { token }: Person, membershipId: string): Promise<string> {
  const QUERY = 'query ($id: ID!) { node(id: $id) { ... on Membership { papers { licence { id } } } } }';
  const { node } = await data<{ node: { papers: { licence: { id: string } | null } } }>(
    graphql(url, token, QUERY, { id: membershipId }),
  );
  return node.papers.licence?.id ?? '';
}

interface Belonging {
  readonly me: {
    readonly person: { readonly id: string };
    readonly memberships: readonly { readonly organisation: { readonly id: string } | null }[];
  };
}

/** Every field of the application, so that every field has somebody who reads it. */
function formOf(word: (what: string) => string) {
  return {
    ...{ serviceKind: 'guidance', role: 'respondent', disputeType: 'section-337', country: 'US', forum: 'us-itc' },
    ...{ receivedOn: '2026-03-02', servedOn: '2026-03-02', serviceMethod: 'mail', stage: 'defence' },
    rights: [{ kind: 'patent-invention', number: 'US 9,999,999 B2', name: word('case'), owner: word('case') }],
    needs: ['procedure-deadlines'],
    facts: word('case'),
    claimant: word('party'),
    opposingCounsel: [{ name: word('party'), country: 'US' }],
    caseNo: word('case'),
    caseTitle: word('case'),
    procedure: word('case'),
    contact: {
      name: word('contact'),
      mobile: '13800138000',
      email: `${word('contact')}@people.example`,
      post: word('contact'),
      wechat: 'zz_contact',
    },
    exposure: { amount: '1000000', currency: 'USD', basis: word('case') },
    lawyer: { retained: true, firm: word('case') },
    measures: [{ kind: 'takedown', platform: 'amazon', amount: { amount: '100', currency: 'USD' } }],
    serviceDoubt: { answer: 'unsure', note: word('case') },
    statedDeadline: { at: '2099-03-20T17:00:00-04:00', zone: 'America/New_York' },
    platform: 'amazon',
    joint: 'later',
    shop: word('case'),
    sellerId: word('case'),
  };
}

const outcome = {
  ...{ kind: 'saved', amount: '100', currency: 'CNY', cny: '100', rate: '1', rateOn: '2026-03-02' },
  ...{ method: 'settlement-reduced', basis: 'estimated' },
};

const inAFortnight = () =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + 14 * 86_400_000);
