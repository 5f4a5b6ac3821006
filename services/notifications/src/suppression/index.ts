export { liftSuppression, type SuppressionView, suppressions } from './administering.ts';
export { liftByLink, mayComeBack, showsThatItWorks } from './confirming.ts';
export { domainOfReader, holdFor, holdRefusal } from './holding.ts';
export { noteReport } from './noting.ts';
export { maskedAddress } from './policy.ts';
export {
  type ReportRow,
  reportCollection,
  type Suppression,
  suppressionCollection,
} from './rows.ts';
export {
  forgetSuppression,
  forgetSuppressionFor,
  isSuppressed,
  standingOf,
  standingsOf,
  suppressionFor,
  suppressionOf,
} from './suppressions.ts';
