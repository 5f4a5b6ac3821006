export * from './asking.ts';
export * from './builder.ts';
export * from './connection.ts';
export * from './nodes.ts';
export * from './problems.ts';
export * from './refs.ts';
export * from './runs.ts';
export * from './sdl.ts';
export type * from './views.ts';
