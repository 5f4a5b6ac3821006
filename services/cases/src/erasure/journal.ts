import { erasureCollection } from '@sinan/aggregate';

/** What was erased of cases and all that hangs on them. */
export const erasures = erasureCollection('cases');
