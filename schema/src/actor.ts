import { Refusal } from './errors.ts';
import type { Id } from './ids.ts';

/** What a duty opens to who holds it: the cases of its centre, the warnings' desk, the platform's own records. */
type Opens = 'cases' | 'every case' | 'warnings' | 'administration' | 'security' | 'audit' | 'own matters' | 'nothing';

interface DutySpec {
  readonly en: string;
  readonly zh: string;
  /** Held at one centre, or for the platform. */
  readonly at: 'centre' | 'platform';
  readonly opens: Opens;
}

/**
 * The duties that the platform knows, by the names of the local standards and of 等保 (GB/T 22239-2019) for the three administrators. They are
 * duties, not people: six people may hold them all, but for the three administrators, of which nobody holds two.
 */
export const DUTIES = {
  intake: { en: 'Intake officer', zh: '受理员', at: 'centre', opens: 'cases' },
  officer: { en: 'Case officer', zh: '承办人', at: 'centre', opens: 'cases' },
  reviewer: { en: 'Reviewer', zh: '审核人', at: 'centre', opens: 'cases' },
  signatory: { en: 'Signatory', zh: '签发人', at: 'centre', opens: 'cases' },
  seal: { en: 'Seal keeper', zh: '用印登记', at: 'centre', opens: 'cases' },
  experts: { en: 'Expert manager', zh: '专家管理员', at: 'centre', opens: 'cases' },
  archivist: { en: 'Archivist', zh: '档案管理员', at: 'centre', opens: 'cases' },
  monitor: { en: 'Monitor', zh: '监测员', at: 'centre', opens: 'nothing' },
  training: { en: 'Training and publicity', zh: '宣传培训', at: 'centre', opens: 'nothing' },
  statistics: { en: 'Statistics officer', zh: '统计报送', at: 'centre', opens: 'nothing' },
  liaison: { en: 'Station liaison', zh: '工作站联络员', at: 'centre', opens: 'nothing' },
  editor: { en: 'Information editor', zh: '信息编辑', at: 'platform', opens: 'warnings' },
  proofreader: { en: 'Proofreader', zh: '信息校对', at: 'platform', opens: 'warnings' },
  chief: { en: 'Final editor', zh: '信息终审', at: 'platform', opens: 'warnings' },
  supervisor: { en: 'Supervisor', zh: '上级督办', at: 'platform', opens: 'every case' },
  operator: { en: 'Operator on duty', zh: '值班员', at: 'platform', opens: 'nothing' },
  expert: { en: 'Expert', zh: '专家', at: 'platform', opens: 'own matters' },
  administrator: { en: 'System administrator', zh: '系统管理员', at: 'platform', opens: 'administration' },
  security: { en: 'Security administrator', zh: '安全管理员', at: 'platform', opens: 'security' },
  auditor: { en: 'Audit administrator', zh: '审计管理员', at: 'platform', opens: 'audit' },
} as const satisfies { readonly [duty: string]: DutySpec };
export type Duty = keyof typeof DUTIES;

const duties = Object.keys(DUTIES) as readonly Duty[];
export const ALL_DUTIES: readonly Duty[] = duties;
/** Those held at a centre. */
export const CENTRE_DUTIES: readonly Duty[] = duties.filter((duty) => DUTIES[duty].at === 'centre');
/** The three administrators (三员): nobody holds two of them. */
export const ADMINISTRATORS: readonly Duty[] = ['administrator', 'security', 'auditor'];

/** Who may read a document: it carries some of these, an actor holds some of these, one in common is enough. */
export type Audience =
  | 'public'
  | 'national'
  | 'staff'
  | 'editors'
  | 'administrators'
  | 'security'
  | 'auditors'
  | `person:${string}`
  | `org:${string}`
  | `centre:${string}`
  | `expert:${string}`;

export interface HeldDuty {
  readonly duty: Duty;
  readonly centreId: Id<'centre'> | null;
}

/** What a service token lets a program do: send cases and nothing else, or read what is public and nothing else. */
export const TOKEN_SCOPES = ['intake', 'read'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Who asks. Built per request by accounts; a reaction acts as `system`, an intake event as its `partner`. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person';
      readonly id: Id<'person'>;
      readonly sessionId: Id<'session'>;
      readonly audiences: readonly Audience[];
      readonly duties: readonly HeldDuty[];
      /** Duties that this session does not open, with all that they open, until the second factor is entered in it. */
      readonly withheld?: readonly HeldDuty[];
      /** Organisations whose membership is confirmed. Pending ones give no audience. */
      readonly organisations: readonly Id<'organisation'>[];
    }
  | { readonly kind: 'partner'; readonly id: Id<'partner'>; readonly source: string }
  | {
      readonly kind: 'program';
      readonly id: Id<'token'>;
      readonly sources: readonly string[];
      /** What its token is for; `intake` when left out. */
      readonly scope?: TokenScope;
    }
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

/** Whether an actor would hold one of these duties, had they entered their second factor. */
export function withholds(actor: Actor, duties: readonly Duty[]): boolean {
  return actor.kind === 'person' && (actor.withheld ?? []).some(({ duty }) => duties.includes(duty));
}

/** The centres at which an actor holds one of these duties, each once. */
export function centresOf(actor: Actor, duties: readonly Duty[]): readonly Id<'centre'>[] {
  if (actor.kind !== 'person') return [];
  return [
    ...new Set(actor.duties.flatMap(({ duty, centreId }) => (centreId && duties.includes(duty) ? [centreId] : []))),
  ];
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
