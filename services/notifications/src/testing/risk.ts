import type { Envelope, Id, Severity } from '@sinan/schema';
import { newId } from '@sinan/schema';
import type { Bilingual } from '@sinan/schema/graphql';
import { aChange, anEvent, aReason, NOW } from './builders.ts';

/** What a spec says of a version: the rest is a valid example. */
export interface VersionSaid {
  readonly countries?: readonly string[];
  readonly rights?: readonly string[];
  readonly industries?: readonly string[];
  readonly platforms?: readonly string[];
  readonly severity?: Severity;
  readonly minor?: boolean;
  readonly at?: string;
  readonly validUntil?: string | null;
  readonly expiresAt?: string | null;
  readonly changed?: readonly string[];
  readonly staleTranslations?: readonly string[];
  readonly advice?: Bilingual;
}

/** A risk of which a spec says what it published: it gives the events, and answers what notifications asks. */
export interface StandInRisk {
  ask(name: string, input: unknown): Promise<unknown>;
  /** The next version of a warning, a new one when none is named: its event. */
  publish(said?: VersionSaid, warningId?: Id<'warning'>): Envelope;
  cancel(warningId: Id<'warning'>): Envelope;
  /** What the desk is at, for audiences. */
  work(warningId: Id<'warning'>, said: VersionSaid): void;
}

interface Standing {
  readonly versions: (ReturnType<typeof aText> & { readonly minor: boolean })[];
  atWork: { readonly minor: boolean; readonly text: Text } | null;
  cancelled: boolean;
}

const AT = '2026-11-23T08:00:00.000Z';

function aText(version: number, { minor: _, at = AT, ...said }: VersionSaid) {
  return {
    version,
    title: { zh: '美国商标批量诉讼增加', en: 'More mass trademark suits in the US' },
    summary: { zh: '近期起诉数量上升。', en: 'Filings have risen of late.' },
    advice: { zh: '核对店铺名称。', en: 'Check your shop names.' },
    sourceUrl: 'https://www.uscourts.gov/news',
    severity: 'urgent' as Severity,
    countries: ['US'] as readonly string[],
    rights: ['trademark'] as readonly string[],
    industries: [] as readonly string[],
    platforms: [] as readonly string[],
    publishedAt: at,
    change: version === 1 ? null : aChange,
    changed: version === 1 ? [] : ['countries'],
    staleTranslations: [] as readonly string[],
    validUntil: null as string | null,
    expiresAt: null as string | null,
    ...said,
  };
}

export function standInRisk(): StandInRisk {
  const warnings = new Map<string, Standing>();
  const standingOf = (id: string): Standing => {
    const known = warnings.get(id) ?? { versions: [], atWork: null, cancelled: false };
    warnings.set(id, known);
    return known;
  };
  return {
    async ask(name, input) {
      if (name === 'risk.publishedInCodes') return yearIn([...warnings.values()], input as { readonly since: string });
      const { warningId, version } = input as { readonly warningId: string; readonly version?: number };
      const warning = warnings.get(warningId);
      return warning === undefined ? null : (ANSWERS[name]?.(warning, version) ?? null);
    },
    publish(said = {}, warningId = newId('warning', NOW)) {
      const { versions } = standingOf(warningId);
      const text = aText(versions.length + 1, said);
      versions.push({ ...text, minor: said.minor ?? false });
      return versionEvent(warningId, text, said.minor ?? false);
    },
    cancel(warningId) {
      const warning = standingOf(warningId);
      warning.cancelled = true;
      const last = warning.versions.at(-1) ?? aText(1, {});
      const data = { ...codesOf(warningId, last), cancelledAt: AT };
      return anEvent('warningCancelled', data, warningId, warning.versions.length + 2);
    },
    work(warningId, { minor = false, ...said }) {
      const warning = standingOf(warningId);
      const text = aText(warning.versions.length + 1, said);
      warning.atWork = { minor, text };
    },
  };
}

function yearIn(standing: readonly Standing[], { since }: { readonly since: string }) {
  const last = standing.flatMap(({ versions, cancelled }) => (cancelled ? [] : versions.slice(-1)));
  return { codes: last.filter(({ publishedAt }) => publishedAt >= since).map(concernsOf), next: null };
}

const ANSWERS: { readonly [name: string]: (warning: Standing, version?: number) => unknown } = {
  'risk.warningForMail': ({ versions }, version) => versions.find((one) => one.version === version),
  'risk.withdrawalForMail': ({ versions, cancelled }) => {
    const last = versions.at(-1);
    if (!cancelled || !last) return null;
    const { version, title, severity, countries } = last;
    return { version, title, severity, countries, reason: aReason, cancelledAt: AT };
  },
  'risk.workForMail': ({ atWork }) => atWork,
  'risk.inCodes': ({ versions, atWork, cancelled }) => ({
    published: versions.map(({ minor, ...text }) => ({ version: text.version, minor, ...concernsOf(text) })),
    atWork: atWork && { version: atWork.text.version, minor: atWork.minor, ...concernsOf(atWork.text) },
    cancelled,
  }),
};

type Text = ReturnType<typeof aText>;
function concernsOf({ countries, rights, industries, platforms, severity }: Text) {
  return {
    countries: [...countries],
    rights: [...rights],
    industries: [...industries],
    platforms: [...platforms],
    severity,
  };
}

function codesOf(warningId: Id<'warning'>, text: Text) {
  return { warningId, version: text.version, ...concernsOf(text) };
}

function versionEvent(warningId: Id<'warning'>, text: Text, minor: boolean): Envelope {
  const { publishedAt, changed } = text;
  const said = { ...codesOf(warningId, text), publishedAt };
  if (text.version === 1) return anEvent('warningPublished', said, warningId, 2);
  const updated = { ...said, minor, changed: [...changed] };
  return anEvent('warningUpdated', updated, warningId, text.version + 1);
}
