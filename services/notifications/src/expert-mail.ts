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
  return mailTo({ event, to, template, view }, ({ invitationId }) => `/?invitation=${invitationId}`);
}

/** The same, to the enterprise or the centre: it leads to the case. */
export function searchMail<D extends { readonly caseId: string }>({ event, to, template, view }: Told<D>): CaseMail {
  return mailTo({ event, to, template, view }, ({ caseId }) => `/cases/${caseId}`);
}

/** Facts are kept as the event's schema knows them: ids, codes and dates, whatever else a message may have held. */
function mailTo<D>({ event, to, template, view }: Told<D>, page: (facts: D) => string): CaseMail {
  return {
    event: event.type,
    template,
    duties: SEARCHING,
    about(data) {
      const facts = event.data.parse(data);
      const reader = to(facts);
      return reader === null ? null : { reader, facts, once: null };
    },
    view(stored, reader, publicUrl) {
      const facts = event.data.parse(stored);
      return { ...view(facts, reader), url: `${publicUrl}${page(facts)}` };
    },
  };
}

/** The expert whom it concerns. */
export function toExpert({ personId }: { readonly personId: string }): CaseReader {
  return { kind: 'person', id: personId };
}
