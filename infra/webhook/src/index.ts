export { openPoster, type Poster, type PosterOptions, type PostOutcome } from './poster.ts';
export { type Message, messageHeaders, writtenSecret } from './signature.ts';
export { type TargetFault, type Targets, targetFault } from './target.ts';
