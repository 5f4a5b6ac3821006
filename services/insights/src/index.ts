export { rebuildInsights, writtenFacts } from './rebuild.ts';
export type { InsightsRoom } from './room.ts';
export { insights } from './service.ts';
