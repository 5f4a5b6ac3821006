import { registerDelivery } from './delivery.ts';
import { registerDomains } from './domains.ts';
import { registerExposure } from './exposure.ts';
import { registerMails } from './mails.ts';
import { registerManaging } from './managing.ts';
import { registerRedriving } from './redriving.ts';
import { registerSamples } from './samples.ts';
import { registerSubscribe } from './subscribe.ts';
import { registerSuppressions } from './suppressions.ts';
import { registerWebhooks } from './webhooks.ts';

/** Registers the fields of notifications on the one builder. Needs no mailer. */
export function graphql(): void {
  registerManaging(registerSubscribe());
  registerWebhooks();
  registerExposure();
  registerDelivery();
  registerSamples();
  registerRedriving();
  registerMails();
  registerSuppressions();
  registerDomains();
}
