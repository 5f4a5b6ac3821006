import type { MailKind } from '../rows.ts';
import { alreadySubscribed } from './already-subscribed.ts';
import { caseAccepted } from './case-accepted.ts';
import { caseArrived } from './case-arrived.ts';
import { caseReceived } from './case-received.ts';
import { confirmSubscription } from './confirm-subscription.ts';
import { signIn } from './sign-in.ts';
import type { Template } from './template.ts';
import { warning } from './warning.ts';

export { fill, type Template, type View } from './template.ts';

/** The words of every kind of mail. */
export const TEMPLATES: { readonly [kind in MailKind]: Template } = {
  'sign-in': signIn,
  'confirm-subscription': confirmSubscription,
  'already-subscribed': alreadySubscribed,
  'case-received': caseReceived,
  'case-arrived': caseArrived,
  'case-accepted': caseAccepted,
  warning,
};
