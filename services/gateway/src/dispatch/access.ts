import { type Access, type Actor, holds, Refusal } from '@sinan/schema';

/** Refuses an actor to whom an operation is closed: `UNAUTHENTICATED` to who did not say who they are, `FORBIDDEN` to others. */
export function refuseUnlessOpen(access: Access, actor: Actor): void {
  if (isOpen(access, actor)) return;
  throw new Refusal(actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
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
