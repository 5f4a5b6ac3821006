import { CASE_MAILS } from '../case-mails.ts';
import { EXPERT_MAILS } from '../expert-mails.ts';
import { MEMBERSHIP_MAILS } from '../membership-mails.ts';
import type { MailKind } from '../rows.ts';
import { alreadySubscribed } from './already-subscribed.ts';
import { confirmMove } from './confirm-move.ts';
import { confirmSubscription } from './confirm-subscription.ts';
import { digest } from './digest.ts';
import { sampleWarning, sampleWarningUpdated } from './sample.ts';
import { signIn } from './sign-in.ts';
import { subscriptionMoved } from './subscription-moved.ts';
import type { Template } from './template.ts';
import { warning } from './warning.ts';
import { warningCancelled } from './warning-cancelled.ts';
import { warningUpdated } from './warning-updated.ts';
import { webhookOff } from './webhook-off.ts';

export { fill, type Personal, type Template, type View } from './template.ts';

/** The words of every kind of mail. */
export const TEMPLATES: { readonly [kind in MailKind]: { readonly template: Template } } = {
  'sign-in': { template: signIn },
  'confirm-subscription': { template: confirmSubscription },
  'already-subscribed': { template: alreadySubscribed },
  'webhook-off': { template: webhookOff },
  'confirm-move': { template: confirmMove },
  'subscription-moved': { template: subscriptionMoved },
  'sample-warning': { template: sampleWarning },
  'sample-warning-updated': { template: sampleWarningUpdated },
  digest: { template: digest },
  warning: { template: warning },
  'warning-updated': { template: warningUpdated },
  'warning-cancelled': { template: warningCancelled },
  ...CASE_MAILS,
  ...EXPERT_MAILS,
  ...MEMBERSHIP_MAILS,
};
