export { Scrub } from './scrub.ts';
export { together } from './together.ts';
