export { confirm, leave, subscribe } from './asking.ts';
export { eraseSubscription, manageSubscription, pauseSubscription, resumeSubscription } from './managing.ts';
export { askToMove, move } from './moving.ts';
