import type { Duty, EventSpec } from '@sinan/schema';
import type { Template, View } from './templates/template.ts';
import type { Reader } from './words.ts';

/** To whom: one person by their contact, the members of an enterprise, or everyone at a centre who holds one of the duties that hear of it. */
export interface CaseReader {
  readonly kind: 'person' | 'organisation' | 'centre';
  readonly id: string;
}

/** One kind of mail about a case: of which event it tells, to whom, in which words. */
export interface CaseMail {
  /** The type of the event. */
  readonly event: string;
  readonly template: Template;
  /** Who of a centre hears of it; the first is waited for while nobody holds any. */
  readonly duties: readonly [Duty, ...Duty[]];
  /** What of the event's data is kept for the mail, and its reader; null when there is nobody to tell. */
  about(data: unknown): CaseMailWanted | null;
  /** The case that its reader must still be able to read when it is written; null where it is not about what is in one. */
  caseOf(facts: unknown): string | null;
  /** What the template takes, for this reader: the words of codes, and a link to the case. */
  view(facts: unknown, reader: Reader, publicUrl: string): View;
}

export interface CaseMailWanted {
  readonly reader: CaseReader;
  readonly facts: unknown;
  /** What it is told of once, however many events say so; null where each event is told of. */
  readonly once: string | null;
}

interface Told<D> {
  readonly event: EventSpec<string, D>;
  readonly to: (facts: D) => CaseReader | null;
  readonly once?: (facts: D) => string;
  readonly duties?: CaseMail['duties'];
  readonly template: Template;
  readonly view: (facts: D, reader: Reader) => View;
}

/** Facts are kept as the event's schema knows them: ids, codes and dates, whatever else a message may have held. */
export function caseMail<D extends { readonly caseId: string }>(told: Told<D>): CaseMail {
  const { event, to, once, duties = ['intake'], template, view } = told;
  return {
    event: event.type,
    template,
    duties,
    about(data) {
      const facts = event.data.parse(data);
      const reader = to(facts);
      return reader === null ? null : { reader, facts, once: once?.(facts) ?? null };
    },
    caseOf: (stored) => event.data.parse(stored).caseId,
    view(stored, reader, publicUrl) {
      const facts = event.data.parse(stored);
      return { ...view(facts, reader), url: `${publicUrl}/cases/${facts.caseId}` };
    },
  };
}

interface Applicant {
  readonly filedBy: string | null;
  readonly organisationId?: string | null;
}
/** Who filed the case; where they have left, or a partner filed it, the members of its enterprise, if it is registered. */
export function toFiler({ filedBy, organisationId }: Applicant): CaseReader | null {
  if (filedBy !== null) return { kind: 'person', id: filedBy };
  return organisationId ? { kind: 'organisation', id: organisationId } : null;
}

/** The centre that held the case when it happened. */
export function toItsCentre({ centreId }: { readonly centreId: string }): CaseReader {
  return { kind: 'centre', id: centreId };
}

/** The centre that is to take the case over. */
export function toOtherCentre({ toCentreId }: { readonly toCentreId: string }): CaseReader {
  return { kind: 'centre', id: toCentreId };
}
