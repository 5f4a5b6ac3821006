/** How rows stand that wait to be dealt with, for who watches the process. */
export interface Standing {
  /** How many wait, counted up to 10,000. */
  readonly open: number;
  /** Of these, how many should have been dealt with by now. */
  readonly late: number;
  /** The ids of the first of the late ones. */
  readonly first: readonly string[];
}
