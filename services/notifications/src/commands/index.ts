export { confirm, leave, subscribe } from './asking.ts';
export { eraseSubscription, manageSubscription, pauseSubscription, resumeSubscription } from './managing.ts';
export {
  pauseWebhook,
  removeWebhook,
  renewWebhookSecret,
  resumeWebhook,
  setWebhook,
  testWebhook,
  type WebhookSecret,
} from './webhooks.ts';
