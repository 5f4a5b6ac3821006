import { data, graphql } from './graphql.ts';
import { linkIn, type MailSink, signInMail } from './mail-sink.ts';

/** Somebody who uses the platform, signed in: their address and session. */
export interface Person {
  readonly email: string;
  readonly token: string;
}

const REQUEST =
  'mutation ($input: RequestSignInInput!) { requestSignIn(input: $input) { __typename ... on SignInRequested { linkId } ... on Problem { code message } } }';
const SIGN_IN =
  'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { sessionToken } ... on Problem { code message } } }';

/** Signs in by the mailed link's token, as a program would. */
export async function signIn(
  url: string,
  sink: MailSink,
  email: string,
  language: 'zh-CN' | 'en' = 'en',
): Promise<Person> {
  const before = sink.to(email).length;
  await data(graphql(url, null, REQUEST, { input: { email, locale: language } }));
  const link = linkIn(await signInMail(sink, email, before), '/sign-in');
  return { email, token: await tokenOf(url, link) };
}

/** Uses a sign-in link: its session token. */
export async function tokenOf(url: string, link: URL): Promise<string> {
  const { signIn: answer } = await data<{ signIn: { sessionToken?: string; code?: string } }>(
    graphql(url, null, SIGN_IN, { input: { token: link.searchParams.get('token') } }),
  );
  if (!answer.sessionToken) throw new Error(`the link was refused: ${answer.code}`);
  return answer.sessionToken;
}

/** The first administrator, by the link that the first start prints. */
export async function administrator(url: string, link: string | null): Promise<Person> {
  if (!link) throw new Error('no administrator link was printed');
  return { email: 'administrator@sinan.localhost', token: await tokenOf(url, new URL(link)) };
}

/** The security administrator, whom the system administrator appoints: from then on the one who grants duties. */
export async function securityAdministrator(url: string, sink: MailSink, admin: Person): Promise<Person> {
  const email = 'security@sinan.example';
  await grantDuty(url, admin, email, 'security');
  return signIn(url, sink, email);
}

/** Everything that a centre's casework takes: in a small one everybody holds it all. */
const CASEWORK = ['intake', 'officer', 'reviewer', 'signatory', 'archivist'] as const;
export async function grantCasework(url: string, by: Person, email: string, centreId: string): Promise<void> {
  for (const duty of CASEWORK) await grantDuty(url, by, email, duty, centreId);
}

/** All that a warning takes where its review has two stages. */
export async function grantDesk(url: string, by: Person, email: string): Promise<void> {
  for (const duty of ['editor', 'chief']) await grantDuty(url, by, email, duty);
}

const GRANT =
  'mutation ($input: GrantDutyInput!) { grantDuty(input: $input) { __typename ... on Problem { code message } } }';
export async function grantDuty(
  url: string,
  by: Person,
  email: string,
  duty: string,
  centreId?: string,
): Promise<void> {
  const { grantDuty: answer } = await data<{ grantDuty: { code?: string; message?: string } }>(
    graphql(url, by.token, GRANT, { input: { email, duty, centreId } }),
  );
  if (answer.code) throw new Error(`${duty} was not granted: ${answer.message}`);
}

export async function centreCalled(url: string, name: string): Promise<string> {
  const { centres } = await data<{ centres: { id: string; name: string }[] }>(
    graphql(url, null, '{ centres { id name } }'),
  );
  const found = centres.find((centre) => centre.name.includes(name));
  if (!found) throw new Error(`there is no centre called ${name}`);
  return found.id;
}

const CLAIM =
  'mutation ($input: ClaimOrganisationInput!) { claimOrganisation(input: $input) { ... on Membership { id status organisation { id } } ... on Problem { code message } } }';
export interface Claim {
  readonly membershipId: string;
  readonly organisationId: string;
}
export async function claimOrganisation(url: string, by: Person, organisation: object): Promise<Claim> {
  const { claimOrganisation: answer } = await data<{
    claimOrganisation: { id: string; organisation: { id: string } | null };
  }>(graphql(url, by.token, CLAIM, { input: organisation }));
  if (!answer.organisation) throw new Error('the claimed organisation is not shown to its claimant');
  return { membershipId: answer.id, organisationId: answer.organisation.id };
}

/** Joins an organisation that others entered: shown to its new member once somebody has confirmed the membership. */
export async function joinOrganisation(
  url: string,
  by: Person,
  organisation: object,
  confirmer: Person,
): Promise<void> {
  const { claimOrganisation: answer } = await data<{ claimOrganisation: { id?: string; message?: string } }>(
    graphql(url, by.token, CLAIM, { input: organisation }),
  );
  if (!answer.id) throw new Error(`the organisation was not claimed: ${answer.message}`);
  await confirmMembership(url, confirmer, answer.id);
}

export const FILE =
  'mutation ($input: FileCaseInput!, $commandId: String) { fileCase(input: $input, commandId: $commandId) { __typename ... on Case { id status product centre { id name } } ... on InvalidInput { code problems { path message } } ... on Problem { code message } } }';
export interface FiledCase {
  readonly __typename: string;
  readonly id: string;
  readonly status: string;
  readonly centre: { readonly id: string; readonly name: string };
  readonly code?: string;
  readonly problems?: readonly { readonly path: string; readonly message: string }[];
}
export async function fileCase(url: string, by: Person, input: object, commandId?: string): Promise<FiledCase> {
  return (await data<{ fileCase: FiledCase }>(graphql(url, by.token, FILE, { input, commandId }))).fileCase;
}

/** A valid application: what a spec is about is the line that it changes. */
export function application(organisationId: string, more: object = {}) {
  return { organisationId, form: { ...applicationForm, ...more } };
}
export const applicationForm = {
  serviceKind: 'guidance',
  role: 'respondent',
  disputeType: 'section-337',
  country: 'US',
  forum: 'us-itc',
  receivedOn: '2026-03-02',
  servedOn: '2026-03-02',
  serviceMethod: 'mail',
  rights: [{ kind: 'patent-invention', number: 'US 9,999,999 B2' }],
  product: '折叠婴儿推车 folding stroller',
  needs: ['procedure-deadlines'],
  facts: '收到美国国际贸易委员会的起诉状及调查通知。',
};

/** Fictitious enterprises, with credit codes whose check digits are right (GB 32100-2015). */
export const enterpriseA = {
  uscc: '91440300MA5EXAMP1F',
  nameZh: '示例童车(深圳)有限公司',
  nameEn: 'Example Strollers (Shenzhen) Co., Ltd.',
  division: '440300',
  industry: 'C',
};
export const enterpriseB = {
  uscc: '91330200MA2EXAMP20',
  nameZh: '示例灯具(宁波)有限公司',
  nameEn: 'Example Lamps (Ningbo) Co., Ltd.',
  division: '330200',
  industry: 'C',
};

const CONFIRM =
  'mutation ($input: ConfirmMembershipInput!) { confirmMembership(input: $input) { ... on Membership { status } ... on Problem { code message } } }';
export async function confirmMembership(url: string, by: Person, membershipId: string): Promise<void> {
  const { confirmMembership: answer } = await data<{ confirmMembership: { status?: string; message?: string } }>(
    graphql(url, by.token, CONFIRM, { input: { membershipId, note: 'Checked on paper.' } }),
  );
  if (answer.status !== 'confirmed') throw new Error(`the membership was not confirmed: ${answer.message}`);
}

const REGISTER =
  'mutation ($input: RegisterPartnerInput!) { registerPartner(input: $input) { ... on Partner { id } ... on Problem { code message } } }';
export async function registerPartner(url: string, by: Person, source: string): Promise<void> {
  const { registerPartner: answer } = await data<{ registerPartner: { id?: string; message?: string } }>(
    graphql(url, by.token, REGISTER, { input: { source, name: '示例报关行' } }),
  );
  if (!answer.id) throw new Error(`the partner was not registered: ${answer.message}`);
}

const ISSUE =
  'mutation ($input: IssueServiceTokenInput!) { issueServiceToken(input: $input) { ... on ServiceToken { token } ... on Problem { code message } } }';
/** A token for a program that may send events of these sources. */
export async function serviceToken(url: string, by: Person, sources: readonly string[]): Promise<string> {
  const { issueServiceToken: answer } = await data<{ issueServiceToken: { token?: string; message?: string } }>(
    graphql(url, by.token, ISSUE, { input: { label: 'a program of the specs', sources } }),
  );
  if (!answer.token) throw new Error(`no token was issued: ${answer.message}`);
  return answer.token;
}
