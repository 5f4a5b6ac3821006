/** The seed of every demonstration: what differs from one to another is the day alone. */
export const SEED = 2024;
