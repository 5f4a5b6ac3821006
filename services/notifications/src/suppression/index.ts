export { liftSuppression, type SuppressionView, suppressions } from './administering.ts';
export { liftByLink, mayComeBack, showsThatItWorks } from './confirming.ts';
export { noteReport } from './noting.ts';
export {
  type Heard,
  type ReportRow,
  reportCollection,
  type Suppression,
  suppressionCollection,
} from './rows.ts';
export {
  forgetSuppression,
  forgetSuppressionFor,
  holdAgainst,
  standingOf,
  standingsOf,
  suppressionFor,
  suppressionOf,
} from './suppressions.ts';
