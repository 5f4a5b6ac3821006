export * from './actor.ts';
export * from './envelope.ts';
export * from './errors.ts';
export * from './events/index.ts';
export * from './ids.ts';
export * from './operation.ts';
export * from './topics.ts';
export * from './values/index.ts';
