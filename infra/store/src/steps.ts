/** Called at the points where a fault harness may end the process: before writes are sent to the store, and after they are durable. */
export type Step = (name: 'store.before-write' | 'store.after-write') => void;
