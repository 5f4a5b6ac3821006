export { Scrub } from './scrub.ts';
export { rowsIn, snapshot } from './snapshot.ts';
export { together } from './together.ts';
