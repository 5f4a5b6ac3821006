import { type Id, Refusal } from '@sinan/schema';
import type { CaseState, FiledCase, FiledStatus, InStatus } from './state.ts';

/** Who of the centres asks, and when. */
export interface ByStaff {
  readonly by: Id<'person'>;
  /** Where this person holds the duty that it takes: at some centres, or, for the nation's own staff, at each. */
  readonly worksAt: 'every centre' | readonly string[];
  readonly at: string;
}

/** What the public fact of each entry repeats, since facts are made from the entry alone. */
export interface OfCase {
  readonly organisationId: Id<'organisation'> | null;
  readonly filedBy: Id<'person'> | null;
  readonly centreId: Id<'centre'>;
}

export function ofCase(filed: FiledCase): OfCase {
  return { organisationId: filed.organisationId, filedBy: filerOf(filed), centreId: filed.centreId };
}

/** Who filed it and has a part in it still. */
export function filerOf({ filedBy, filerGone }: Pick<FiledCase, 'filedBy' | 'filerGone'>): Id<'person'> | null {
  return filerGone ? null : filedBy;
}

/** The case in one of these states; a refusal that names its state in any other. */
export function inState<S extends FiledStatus>(state: CaseState, ...statuses: readonly S[]): InStatus<S> {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  if (!isIn(state, statuses)) throw new Refusal('STATE_CONFLICT', { state: state.status });
  return state;
}

function isIn<S extends FiledStatus>(state: FiledCase, statuses: readonly S[]): state is InStatus<S> {
  return statuses.some((status) => status === state.status);
}

/** The same for staff of the centre that holds it: others are refused before they learn its state. */
export function heldInState<S extends FiledStatus>(
  command: ByStaff,
  state: CaseState,
  ...statuses: readonly S[]
): InStatus<S> {
  if (state.status !== 'none') checkWorksAt(command, state.centreId);
  return inState(state, ...statuses);
}

export function checkWorksAt({ worksAt }: ByStaff, centreId: string): void {
  if (worksAt !== 'every centre' && !worksAt.includes(centreId)) throw new Refusal('FORBIDDEN');
}

/** Whether a person who is confirmed in these organisations is of the enterprise's side: filed the case, or belongs to its organisation. */
export function isApplicant(
  { by, organisations }: { readonly by: string; readonly organisations: readonly string[] },
  filed: Pick<FiledCase, 'filedBy' | 'filerGone' | 'organisationId'>,
): boolean {
  const { organisationId } = filed;
  return by === filerOf(filed) || (organisationId !== null && organisations.includes(organisationId));
}

/** Nothing ends, and no second offer is made, while another centre is asked to take the case over. */
export function checkNoOffer({ handOver }: FiledCase): void {
  if (handOver !== null) throw new Refusal('STATE_CONFLICT', { state: 'hand-over' });
}

/** `LIMIT_REACHED` where there are as many as one case can hold. */
export function atMost(limit: number, count: number): void {
  if (count >= limit) throw new Refusal('LIMIT_REACHED', { limit });
}
