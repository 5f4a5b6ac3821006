import { ID_PREFIXES, type Noun } from '../ids.ts';
import { builder } from './builder.ts';
import type { ExpertView, InvitationView } from './expert-views.ts';
import type { NodeName } from './nodes.ts';
import type {
  CaseView,
  CentreView,
  ConsultationView,
  LedgerEntryView,
  MaterialView,
  MembershipView,
  MessageView,
  NoteView,
  OrganisationView,
  PartnerView,
  PersonView,
  WarningView,
} from './views.ts';

/**
 * One ref per noun. A field of another service that holds an id gives the id with its ref as type, and the owner's loader resolves it:
 * `t.field({ type: CentreRef, resolve: (c) => c.centreId })`. What the actor may not see resolves as if it did not exist.
 */
function nodeRef<View extends { readonly id: string }>(typename: NodeName) {
  return builder.loadableNodeRef<View, string, string>(typename, {
    id: { resolve: (view) => view.id },
    load: async (ids, context) => (await context.load(typename, ids)) as View[],
  });
}

/** For a node type's `isTypeOf`: told by the id alone, since a JIT calls it without context. */
export function isNode(noun: Noun): (value: unknown) => boolean {
  const prefix = `${ID_PREFIXES[noun]}_`;
  return (value) => typeof value === 'object' && value !== null && 'id' in value && String(value.id).startsWith(prefix);
}

export const CaseRef = nodeRef<CaseView>('Case');
export const ConsultationRef = nodeRef<ConsultationView>('Consultation');
export const MessageRef = nodeRef<MessageView>('Message');
export const NoteRef = nodeRef<NoteView>('Note');
export const MaterialRef = nodeRef<MaterialView>('Material');
export const LedgerEntryRef = nodeRef<LedgerEntryView>('LedgerEntry');
export const OrganisationRef = nodeRef<OrganisationView>('Organisation');
export const MembershipRef = nodeRef<MembershipView>('Membership');
export const PersonRef = nodeRef<PersonView>('Person');
export const CentreRef = nodeRef<CentreView>('Centre');
export const WarningRef = nodeRef<WarningView>('Warning');
export const PartnerRef = nodeRef<PartnerView>('Partner');
export const ExpertRef = nodeRef<ExpertView>('Expert');
export const InvitationRef = nodeRef<InvitationView>('Invitation');
