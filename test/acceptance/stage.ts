import { data, graphql } from './graphql.ts';
import { type MailSink, openMailSink } from './mail-sink.ts';
import {
  administrator,
  centreCalled,
  claimOrganisation,
  confirmMembership,
  enterpriseA,
  enterpriseB,
  grantCasework,
  grantDesk,
  type Person,
  securityAdministrator,
  signIn,
} from './people.ts';
import { removePlace, SECRET } from './place.ts';
import { type Platform, type StartOptions, startPlatform } from './platform.ts';

/** A platform where everybody whom a spec may need has signed in, with a mail server of somebody else's. */
export interface Stage extends People {
  readonly sink: MailSink;
  readonly platform: Platform;
  readonly url: string;
  close(): Promise<void>;
}

/** Who is there, whoever runs the platform. */
export interface People {
  readonly admin: Person;
  readonly security: Person;
  /** Of enterprise A, confirmed; its cases go to Shenzhen. */
  readonly filer: Person;
  readonly organisationId: string;
  /** Of enterprise B, confirmed; its cases go to Ningbo. */
  readonly stranger: Person;
  readonly strangersOrganisationId: string;
  /** All of the casework in Shenzhen, and in Ningbo. */
  readonly staff: Person;
  readonly otherStaff: Person;
  /** Of the warnings' desk: each is editor and final editor, as in a small one. */
  readonly editors: readonly [Person, Person];
}

/** The settings of a deployment that others reach, through one proxy. */
export const BEYOND_LOOPBACK = {
  PUBLIC_URL: 'https://sinan.example',
  SINAN_SECRET: SECRET,
  SINAN_ADMIN_EMAIL: 'administrator@sinan.localhost',
  MAIL_FROM: 'Sinan 司南 <sinan@sinan.example>',
  SINAN_SECOND_FACTOR: 'optional',
  SINAN_PROXIES: '1',
};

export async function openStage(options: StartOptions = {}): Promise<Stage> {
  const sink = await openMailSink();
  const platform = await startPlatform({ ...options, env: { SMTP_URL: sink.url, ...options.env } });
  const people = await assemble(platform.url, sink, platform.administratorLink());
  return {
    ...people,
    sink,
    platform,
    url: platform.url,
    async close() {
      await platform.stop();
      await removePlace(platform.place);
      await sink.stop();
    },
  };
}

/** Brings everybody in by the ways that anybody comes in: the printed link, granted duties, mailed links. */
export async function assemble(url: string, sink: MailSink, administratorLink: string | null): Promise<People> {
  const admin = await administrator(url, administratorLink);
  const security = await securityAdministrator(url, sink, admin);
  await grantCasework(url, security, 'staff@shenzhen.example', await centreCalled(url, 'Shenzhen'));
  await grantCasework(url, security, 'staff@ningbo.example', await centreCalled(url, 'Ningbo'));
  for (const email of ['editor-1@desk.example', 'editor-2@desk.example']) await grantDesk(url, security, email);
  const come = (email: string) => signIn(url, sink, email);
  const [staff, otherStaff] = [await come('staff@shenzhen.example'), await come('staff@ningbo.example')];
  const editors = [await come('editor-1@desk.example'), await come('editor-2@desk.example')] as const;
  const [filer, stranger] = [await come('legal@strollers.example'), await come('legal@lamps.example')];
  return {
    admin,
    security,
    staff,
    otherStaff,
    editors,
    filer,
    stranger,
    organisationId: await member(url, sink, [filer, enterpriseA, staff]),
    strangersOrganisationId: await member(url, sink, [stranger, enterpriseB, otherStaff]),
  };
}

/** Who has had the mail that confirms it, so that every mail after it is of what comes after it. */
async function member(
  url: string,
  sink: MailSink,
  [person, enterprise, by]: readonly [person: Person, enterprise: object, by: Person],
): Promise<string> {
  const claim = await claimOrganisation(url, person, enterprise);
  await confirmMembership(url, by, claim.membershipId);
  await sink.next(person.email, 2);
  return claim.organisationId;
}

const CASES = 'cases(first: 100) { edges { node { id status product facts acceptedAt } } }';
const BELONGING = 'memberships(first: 100) { edges { node { id status } } }';
const VIEWS = [
  ['filer', `{ ${CASES} ${BELONGING} me { person { email } duties { duty } } }`],
  ['stranger', `{ ${CASES} ${BELONGING} me { person { email } duties { duty } } }`],
  ['staff', `{ ${CASES} ${BELONGING} queue(first: 100) { edges { node { id } } } }`],
  ['otherStaff', `{ ${CASES} ${BELONGING} queue(first: 100) { edges { node { id } } } }`],
  ['editor', '{ drafts(first: 100) { edges { node { id title } } } warnings(first: 100) { edges { node { id } } } }'],
  [
    'admin',
    '{ partners(first: 100) { edges { node { id source name } } } mails(first: 100) { edges { node { id kind } } } parkedEvents { id } }',
  ],
] as const;

/** All that anybody can see of the platform: taken before and after what must change nothing. */
export async function everything(stage: Stage): Promise<object> {
  const seers = { ...stage, editor: stage.editors[0] };
  const views = VIEWS.map(async ([who, query]) => [who, await data(graphql(stage.url, seers[who].token, query))]);
  return { ...Object.fromEntries(await Promise.all(views)), arrived: stage.sink.mails.length };
}
