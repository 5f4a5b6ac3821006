import type { Severity } from '@sinan/schema';
import type { MailContent } from '../rows.ts';

/**
 * The classes of mails (投递等级), in the order in which they go: what somebody waits for before an urgent warning, that before any other, and all of them before digests. A
 * class is the lane of a row or shard, so that each process takes rows of each by themselves, and its rank at the mailer's connections (turns.ts).
 */
export const CLASSES = ['transactional', 'urgent', 'instant', 'digest'] as const;
export type MailClass = (typeof CLASSES)[number];

/** Of what was stored before there were classes. */
export const CLASS_OF_OLD: MailClass = 'instant';

/** The class of what a part of a warning is told by at once. */
export function classOfWarning(severity: Severity): MailClass {
  return severity === 'urgent' ? 'urgent' : 'instant';
}

/** The class of a mail by what it is about alone: how grave a warning is does not stand in it. */
export function classOf(content: MailContent): MailClass {
  if (content.kind === 'digest') return 'digest';
  return 'warningId' in content ? 'instant' : 'transactional';
}

/** The class that a row says it has. */
export function classIn({ lane }: { readonly lane?: string }): MailClass {
  return CLASSES.find((known) => known === lane) ?? CLASS_OF_OLD;
}
