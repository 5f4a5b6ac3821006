import { type Access, type Actor, type AnyOperation, holds, Refusal, withholds } from '@sinan/schema';

type Program = Actor & { readonly kind: 'program' };
type Asked = Pick<AnyOperation, 'access' | 'kind'>;

/**
 * Refuses an actor to whom an operation is closed: `UNAUTHENTICATED` to who did not say who they are, `SECOND_FACTOR_NEEDED` to whose duties wait for it,
 * `FORBIDDEN` to others.
 */
export function refuseUnlessOpen(asked: Asked, actor: Actor): void {
  if (actor.kind === 'program' ? isInScope(asked, actor) : isOpen(asked.access, actor)) return;
  if (actor.kind === 'anonymous') throw new Refusal('UNAUTHENTICATED');
  const waits = typeof asked.access === 'object' && withholds(actor, asked.access.duty);
  throw new Refusal(waits ? 'SECOND_FACTOR_NEEDED' : 'FORBIDDEN');
}

/** A token opens what it is for, and nothing beside it: to send cases, or to read what everybody may. */
function isInScope({ access, kind }: Asked, { scope = 'intake' }: Program): boolean {
  switch (scope) {
    case 'intake':
      return access === 'program';
    case 'read':
      return access === 'anyone' && kind === 'query';
    default:
      return scope satisfies never;
  }
}

function isOpen(access: Access, actor: Actor): boolean {
  switch (access) {
    case 'anyone':
      return true;
    case 'signed-in':
      return actor.kind === 'person';
    case 'system':
    case 'program':
      return actor.kind === access;
    default:
      return access.duty.some((duty) => holds(actor, duty)) || (access.orSystem === true && actor.kind === 'system');
  }
}
