export * from './canonical.ts';
export * from './end-of-day.ts';
export * from './legal-date.ts';
export * from './names.ts';
export * from './place.ts';
export * from './routing.ts';
export * from './urgency.ts';
export * from './working-days.ts';
