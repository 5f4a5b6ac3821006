import { CENTRES, dateAfter, route } from '@sinan/schema';
import { ENTERPRISES, type Enterprise } from '../cast/enterprises.ts';
import { type CastExpert, EXPERTS } from '../cast/experts.ts';
import { type Colleague, DESK, officeAt, officeCalled, STAFF } from '../cast/staff.ts';
import { CASEWORK_NOTE } from '../words/people.ts';
import { toldFrom } from './calendar.ts';
import { type Beat, codeOf, known, type Step, tokenOf } from './step.ts';
import type { Year } from './year.ts';

/** Everybody comes in by the ways by which anybody does: the printed link, granted duties, mailed codes, claims that staff confirm. */
export function assembling(year: Year): readonly Step[] {
  return [
    ...toldFrom(year, 'administrators', 0, ADMINISTRATORS),
    ...STAFF.flatMap((one) => toldFrom(year, one.email, 1, granted(one))),
    ...EXPERTS.flatMap((expert) => toldFrom(year, expert.name, 3, [enrolled(expert)])),
    ...ENTERPRISES.flatMap((enterprise) => toldFrom(year, enterprise.name, 4, claimed(enterprise))),
    ...absences(year),
    ...pending(year),
  ];
}

const now = (by: string, operation: string) => ({ after: 0, by, operation });

function enrolled({ name, email, profile }: CastExpert): Beat {
  const manager = officeCalled('national').archivist;
  return { ...now(manager, 'experts.enrol'), input: { email, profile }, saves: { [name]: 'id' } };
}

/** The system administrator appoints the security administrator, who gives all other duties. */
const ADMINISTRATORS: readonly Beat[] = [
  { ...now('platform', 'accounts.administratorLink'), input: {}, saves: { 'administrator-link': 'url' } },
  {
    ...now('nobody', 'accounts.signIn'),
    input: { token: tokenOf('administrator-link') },
    saves: { administrator: 'personId' },
  },
  { ...now(known('administrator'), 'accounts.grantDuty'), input: { email: DESK.security, duty: 'security' } },
  { ...now(known('administrator'), 'accounts.grantDuty'), input: { email: DESK.auditor, duty: 'auditor' } },
];

function granted({ email, duties, centre }: Colleague): readonly Beat[] {
  return duties.map((duty) => ({
    ...now(DESK.security, 'accounts.grantDuty'),
    input: { email, duty, centreId: centre?.id ?? null },
  }));
}

/** Signs in by the code of the mailed link, as who comes for the first time. */
function signedIn(email: string, locale: 'zh-CN' | 'en'): readonly Beat[] {
  const link = `link ${email}`;
  return [
    { ...now('nobody', 'accounts.requestSignIn'), input: { email, locale }, saves: { [link]: 'linkId' } },
    {
      after: 'at once',
      by: 'nobody',
      operation: 'accounts.signIn',
      input: { linkId: known(link), code: codeOf(link) },
    },
  ];
}

/** Two of each enterprise: the first is confirmed by the centre, the second by the first. */
function claimed(enterprise: Enterprise): readonly Beat[] {
  const { name, member, colleague, writes } = enterprise;
  const locale = writes === 'zh' ? 'zh-CN' : 'en';
  const claim = (by: string, saves: Step['saves']) => ({
    ...now(by, 'accounts.claimOrganisation'),
    input: entryOf(enterprise),
    ...(saves ? { saves } : {}),
  });
  const confirm = (by: string, membership: string, note: string | null) => ({
    ...now(by, 'accounts.confirmMembership'),
    input: { membershipId: known(membership), note },
  });
  return [
    ...signedIn(member, locale),
    claim(member, { [`${name} member`]: 'id', [name]: 'organisationId' }),
    { ...confirm(officeOf(enterprise).intake, `${name} member`, CASEWORK_NOTE[writes]), after: 1 },
    ...signedIn(colleague, locale).map((beat, i) => (i === 0 ? { ...beat, after: 1 } : beat)),
    claim(colleague, { [`${name} colleague`]: 'id' }),
    confirm(member, `${name} colleague`, null),
  ];
}

export function officeOf({ division, industry }: Pick<Enterprise, 'division' | 'industry'>) {
  return officeAt(route({ division, industry }, CENTRES).centreId);
}

function entryOf({ uscc, nameZh, nameEn, division, industry }: Enterprise) {
  return { uscc, nameZh, nameEn, division, industry };
}

/** Experts say themselves when they are away. */
function absences(year: Year): readonly Step[] {
  return EXPERTS.flatMap(({ name, email, away }) => {
    if (away === null) return [];
    const { days } = year.calendar;
    const day = days.length - 1 - away.daysBack;
    const from = dateAfter(days[day] ?? '', 7);
    const absences = [{ from, to: dateAfter(from, away.days) }];
    const beat = { ...now(email, 'experts.stateAbsences'), input: { expertId: known(name), absences } };
    return toldFrom(year, name, day, [beat]);
  });
}

/** Who asked to be confirmed lately, and waits for a centre. */
function pending(year: Year): readonly Step[] {
  return ENTERPRISES.slice(0, 3).flatMap((enterprise, i) => {
    const email = `new-colleague@${enterprise.member.split('@')[1]}`;
    const beats = [
      ...signedIn(email, 'zh-CN'),
      { ...now(email, 'accounts.claimOrganisation'), input: entryOf(enterprise) },
    ];
    return toldFrom(year, email, year.calendar.days.length - 1 - i, beats);
  });
}
