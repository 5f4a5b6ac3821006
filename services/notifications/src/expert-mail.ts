import type { Duty, EventSpec } from '@sinan/schema';
import type { CaseMail, CaseReader } from './case-mail.ts';
import type { Template, View } from './templates/template.ts';
import type { Reader } from './words.ts';

/** Who at a centre looks for a case's expert, and is therefore told what became of a candidate. */
const SEARCHING: readonly [Duty, ...Duty[]] = ['experts', 'officer'];

interface Told<D> {
  readonly event: EventSpec<string, D>;
  readonly to: (facts: D) => CaseReader | null;
  readonly template: Template;
  readonly view: (facts: D, reader: Reader) => View;
}

/**
 * One kind of mail about an invitation, in the form of those about cases. An expert is led to the invitation, and not to the case: which it is may
 * not be theirs to know. No mail names a party, or an expert.
 */
export function expertMail<D extends { readonly invitationId: string }>({
  event,
  to,
  template,
  view,
}: Told<D>): CaseMail {
  const toInvitation: Page<D> = {
    path: ({ invitationId }) => `/expert?invitation=${invitationId}`,
    caseOf: () => null,
  };
  return mailTo({ event, to, template, view }, toInvitation);
}

/** The same, to the enterprise or the centre: it leads to the case. */
export function searchMail<D extends { readonly caseId: string }>({ event, to, template, view }: Told<D>): CaseMail {
  const toCase: Page<D> = { path: ({ caseId }) => `/cases/${caseId}`, caseOf: ({ caseId }) => caseId };
  return mailTo({ event, to, template, view }, toCase);
}

/** Where a mail leads, and the case that has to be readable there. */
interface Page<D> {
  readonly path: (facts: D) => string;
  readonly caseOf: (facts: D) => string | null;
}

/** Facts are kept as the event's schema knows them: ids, codes and dates, whatever else a message may have held. */
function mailTo<D>({ event, to, template, view }: Told<D>, { path, caseOf }: Page<D>): CaseMail {
  return {
    event: event.type,
    template,
    duties: SEARCHING,
    about(data) {
      const facts = event.data.parse(data);
      const reader = to(facts);
      return reader === null ? null : { reader, facts, once: null };
    },
    caseOf: (stored) => caseOf(event.data.parse(stored)),
    view(stored, reader, publicUrl) {
      const facts = event.data.parse(stored);
      return { ...view(facts, reader), url: `${publicUrl}${path(facts)}` };
    },
  };
}

/** The expert whom it concerns. */
export function toExpert({ personId }: { readonly personId: string }): CaseReader {
  return { kind: 'person', id: personId };
}
