export { type WarningAudience, warningAudience } from './audience.ts';
export { mailsBehind } from './behind.ts';
export { DESK, type DeliveryFigures, type DeliveryProgress, deliveryProgress, type PartDelivery } from './delivery.ts';
export { type DeliveryTo, deliveryTo, type MailTo, type PartTo } from './delivery-to.ts';
export { exportSubscription, personalData } from './export.ts';
export { expected, type LinkView, readLink, subscription } from './links.ts';
export { type MailView, mails } from './mails.ts';
export {
  type SampleMail,
  samples,
  samplesOf,
  type WarningSamples,
} from './samples.ts';
export { webhook } from './webhook.ts';
