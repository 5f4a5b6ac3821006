export { confirm, leave, subscribe } from './asking.ts';
export { importProblems, importSubscriber } from './importing.ts';
export { mailSample } from './mail-sample.ts';
export { eraseSubscription, manageSubscription, pauseSubscription, resumeSubscription } from './managing.ts';
export { askToMove, move } from './moving.ts';
export {
  pauseWebhook,
  removeWebhook,
  renewWebhookSecret,
  resumeWebhook,
  setWebhook,
  testWebhook,
  type WebhookSecret,
} from './webhooks.ts';
