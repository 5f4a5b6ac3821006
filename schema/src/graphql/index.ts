export * from './builder.ts';
export * from './nodes.ts';
export * from './refs.ts';
export type * from './views.ts';
