export * from './clock.ts';
export * from './link-token.ts';
export * from './log.ts';
export * from './metrics.ts';
export * from './service.ts';
export * from './step.ts';
