import type { Option } from '../../frame/inputs.tsx';

interface Membership {
  readonly status: string;
  readonly organisation: { readonly id: string; readonly nameZh: string; readonly nameEn: string | null } | null;
  readonly declined: { readonly note: string | null; readonly reason: { readonly label: string } } | null;
}
interface Applicant {
  readonly memberships: readonly Membership[];
}

/** The organisations that a person may apply for: those that they belong to, and those whose claim waits, as far as they may see them. */
export function optionsOf({ memberships }: Applicant, language: string, pending: (name: string) => string) {
  return memberships.flatMap(({ status, organisation }): readonly Option[] => {
    if (organisation === null || status === 'declined') return [];
    const name = (language === 'en' ? organisation.nameEn : null) ?? organisation.nameZh;
    return [[organisation.id, status === 'pending' ? pending(name) : name]];
  });
}

/** The one that is chosen without asking: where there is no other. */
export function onlyOne({ memberships }: Applicant): string {
  const there = memberships.filter(({ organisation, status }) => organisation !== null && status !== 'declined');
  return there.length === 1 ? (there[0]?.organisation?.id ?? '') : '';
}

/** How a person stands to what they may apply for. */
export function standingOf({ memberships }: Applicant, chosen: string) {
  const pending = memberships.filter(({ status }) => status === 'pending');
  return {
    isPending: pending.some(({ organisation }) => organisation?.id === chosen),
    /** Of an organisation that others entered: not shown before the claim is confirmed. */
    waitsUnseen: pending.some(({ organisation }) => organisation === null),
    declined: memberships.flatMap(({ declined }) =>
      declined ? [[declined.reason.label, declined.note].filter(Boolean).join(' · ')] : [],
    ),
    hasNone: memberships.every(({ organisation, status }) => organisation === null || status === 'declined'),
  };
}
