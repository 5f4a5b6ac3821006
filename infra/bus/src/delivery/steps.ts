/** The points at which the harness may end the process: around an append and around a commit of offsets. */
export type BusStep = 'bus.before-append' | 'bus.after-append' | 'bus.before-commit' | 'bus.after-commit';
export type StepMark = (name: BusStep) => void;
