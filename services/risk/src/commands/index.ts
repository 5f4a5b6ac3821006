export { discardDraft, draftVersion, draftWarning, reviseWarning } from './drafting.ts';
export { cancelWarning, proofreadWarning, publishWarning, returnWarning, submitWarning } from './review.ts';
