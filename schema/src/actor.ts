import { Refusal } from './errors.ts';
import type { Id } from './ids.ts';

/** The duties that the platform knows. A person may hold several, each at one centre or at none (the platform's own). */
export const DUTIES = {
  intake: { en: 'Intake officer', zh: '受理员', at: 'centre' },
  editor: { en: 'Information editor', zh: '信息编辑', at: 'platform' },
  administrator: { en: 'System administrator', zh: '系统管理员', at: 'platform' },
} as const satisfies {
  readonly [duty: string]: { readonly en: string; readonly zh: string; readonly at: 'centre' | 'platform' };
};
export type Duty = keyof typeof DUTIES;

/** Who may read a document: it carries some of these, an actor holds some of these, one in common is enough. */
export type Audience =
  | 'public'
  | 'national'
  | 'editors'
  | 'administrators'
  | `person:${string}`
  | `org:${string}`
  | `centre:${string}`
  | `expert:${string}`;

export interface HeldDuty {
  readonly duty: Duty;
  readonly centreId: Id<'centre'> | null;
}

/** Who asks. Built per request by accounts; a reaction acts as `system`, an intake event as its `partner`. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person';
      readonly id: Id<'person'>;
      readonly sessionId: Id<'session'>;
      readonly audiences: readonly Audience[];
      readonly duties: readonly HeldDuty[];
      /** Organisations whose membership is confirmed. Pending ones give no audience. */
      readonly organisations: readonly Id<'organisation'>[];
    }
  | { readonly kind: 'partner'; readonly id: Id<'partner'>; readonly source: string }
  | { readonly kind: 'program'; readonly id: Id<'token'>; readonly sources: readonly string[] }
  | { readonly kind: 'system'; readonly service: string };

export const anonymous: Actor = { kind: 'anonymous' };

/** The actor as events and history write it: `person:per_…`, `partner:prt_…`, `system:cases`. Names nobody. */
export function actorRef(actor: Actor): string {
  switch (actor.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'system':
      return `system:${actor.service}`;
    case 'person':
    case 'partner':
    case 'program':
      return `${actor.kind}:${actor.id}`;
    default:
      return actor satisfies never;
  }
}

export function holds(actor: Actor, duty: Duty, centreId?: string): boolean {
  return (
    actor.kind === 'person' &&
    actor.duties.some((held) => held.duty === duty && (centreId === undefined || held.centreId === centreId))
  );
}

/** The audiences an actor reads with. Everyone reads what is public. */
export function audiencesOf(actor: Actor): readonly Audience[] {
  return actor.kind === 'person' ? actor.audiences : ['public'];
}

/** The person who asks. `FORBIDDEN` for anything else that acts. */
export function personOf(actor: Actor): Actor & { readonly kind: 'person' } {
  if (actor.kind !== 'person') throw new Refusal('FORBIDDEN');
  return actor;
}
