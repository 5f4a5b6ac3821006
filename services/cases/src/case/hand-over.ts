import { CASES_UNDER_WAY, type Id, InvalidInput, problem, Refusal } from '@sinan/schema';
import { type ByStaff, checkNoOffer, checkWorksAt, heldInState, inState, type OfCase, ofCase } from './rules.ts';
import type { CaseState, HandOver } from './state.ts';

/**
 * Hand-over (移送): the centre offers the case to another, which accepts or returns it. Until then both see it, and the work on it goes on
 * where it is; only its end waits.
 */
export interface OfferHandOver extends ByStaff {
  readonly type: 'OfferHandOver';
  readonly toCentreId: Id<'centre'>;
  readonly reason: string;
}
export interface AcceptHandOver extends ByStaff {
  readonly type: 'AcceptHandOver';
}
export interface ReturnHandOver extends ByStaff {
  readonly type: 'ReturnHandOver';
  readonly reason: string;
}

export interface HandOverOffered extends OfCase {
  readonly type: 'HandOverOffered';
  readonly toCentreId: Id<'centre'>;
  readonly offeredBy: Id<'person'>;
  readonly offeredAt: string;
  readonly personal: { readonly reason: string };
}
/** `centreId` is the centre that holds the case from now on. */
export interface HandOverAccepted extends OfCase {
  readonly type: 'HandOverAccepted';
  readonly fromCentreId: Id<'centre'>;
  readonly acceptedBy: Id<'person'>;
  readonly acceptedAt: string;
}
export interface HandOverReturned extends OfCase {
  readonly type: 'HandOverReturned';
  readonly toCentreId: Id<'centre'>;
  readonly returnedBy: Id<'person'>;
  readonly returnedAt: string;
  readonly personal: { readonly reason: string };
}

type CaseUnderWay = ReturnType<typeof underWay>;
function underWay(state: CaseState) {
  return inState(state, ...CASES_UNDER_WAY);
}

export function offerHandOver(command: OfferHandOver, state: CaseState): readonly [HandOverOffered] {
  const filed = heldInState(command, state, ...CASES_UNDER_WAY);
  checkNoOffer(filed);
  const { toCentreId, reason, by: offeredBy, at: offeredAt } = command;
  if (toCentreId === filed.centreId) throw new InvalidInput([problem('toCentreId', 'not-one-of')]);
  return [{ type: 'HandOverOffered', ...ofCase(filed), toCentreId, offeredBy, offeredAt, personal: { reason } }];
}

export function acceptHandOver(command: AcceptHandOver, state: CaseState): readonly [HandOverAccepted] {
  const { filed, offer } = offeredTo(command, state);
  const { by: acceptedBy, at: acceptedAt } = command;
  const held = { ...ofCase(filed), centreId: offer.toCentreId, fromCentreId: filed.centreId };
  return [{ type: 'HandOverAccepted', ...held, acceptedBy, acceptedAt }];
}

export function returnHandOver(command: ReturnHandOver, state: CaseState): readonly [HandOverReturned] {
  const { filed, offer } = offeredTo(command, state);
  const { reason, by: returnedBy, at: returnedAt } = command;
  const { toCentreId } = offer;
  return [{ type: 'HandOverReturned', ...ofCase(filed), toCentreId, returnedBy, returnedAt, personal: { reason } }];
}

/** An offer is answered by staff of the centre that it is made to. Where there is none, only the case's own centre is told so. */
function offeredTo(command: ByStaff, state: CaseState): { readonly filed: CaseUnderWay; readonly offer: HandOver } {
  if (state.status !== 'none') checkWorksAt(command, state.handOver?.toCentreId ?? state.centreId);
  const filed = underWay(state);
  if (filed.handOver === null) throw new Refusal('STATE_CONFLICT', { state: filed.status });
  return { filed, offer: filed.handOver };
}

export function handOverOffered(state: CaseState, event: HandOverOffered): CaseUnderWay {
  const { toCentreId, offeredBy, offeredAt, personal } = event;
  const handOver = { toCentreId, reason: personal.reason, offeredBy, offeredAt };
  return { ...underWay(state), handOver, returned: null };
}

export function handOverAccepted(state: CaseState, { centreId }: HandOverAccepted): CaseUnderWay {
  return { ...underWay(state), centreId, handOver: null };
}

export function handOverReturned(state: CaseState, event: HandOverReturned): CaseUnderWay {
  const { toCentreId, returnedBy, returnedAt, personal } = event;
  const returned = { toCentreId, reason: personal.reason, returnedBy, returnedAt };
  return { ...underWay(state), handOver: null, returned };
}
