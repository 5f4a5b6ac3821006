import { type WarningCommand, type WarningEvent, type WarningState, warningDecider } from '../warning/index.ts';
import { aChange, aContent, aPerson, aReason } from './builders.ts';

type CommandType = WarningCommand['type'];
type Example<T extends CommandType> = Extract<WarningCommand, { readonly type: T }>;

export const [author, reviser, proofreader, chief] = [aPerson(), aPerson(), aPerson(), aPerson()];
const at = '2026-11-23T08:00:00.000Z';
/** Valid until the end of November in China. */
export const content = aContent({ validUntil: '2026-11-30' });
const over = '2026-11-30T16:00:00.000Z';
const nextContent = aContent({ countries: ['US', 'CA'], validUntil: '2026-12-31' });

/** A valid example of each command, all of one warning, each by somebody who may. */
export const COMMANDS: { readonly [T in CommandType]: Example<T> } = {
  draft: { type: 'draft', content, by: author },
  draftVersion: {
    type: 'draftVersion',
    content: nextContent,
    note: { change: aChange, minor: false },
    by: author,
  },
  revise: { type: 'revise', content: aContent({ severity: 'urgent' }), note: {}, by: reviser },
  discard: { type: 'discard', by: reviser },
  submit: { type: 'submit', by: author, at, stages: 2 },
  proofread: { type: 'proofread', by: proofreader, at },
  return: { type: 'return', by: chief, at, remark: 'written: name the court' },
  publish: { type: 'publish', by: chief, at },
  cancel: { type: 'cancel', by: chief, at, reason: aReason },
  expire: { type: 'expire', at: over },
};
export const COMMAND_TYPES = Object.keys(COMMANDS) as readonly CommandType[];

/** In a review of three stages. */
const submitToProof: WarningCommand = { ...COMMANDS.submit, stages: 3 };
const live = ['draft', 'submit', 'publish'] as const;

/** The commands that lead to where a warning may stand. */
export const WAYS = {
  none: [],
  draft: ['draft'],
  proofreading: ['draft', submitToProof],
  approval: ['draft', 'submit'],
  'approval after proofreading': ['draft', submitToProof, 'proofread'],
  discarded: ['draft', 'discard'],
  live,
  'live with a draft': [...live, 'draftVersion'],
  'live with a version in proofreading': [...live, 'draftVersion', submitToProof],
  'live with a version in approval': [...live, 'draftVersion', 'submit'],
  'live in its second version': [...live, 'draftVersion', 'submit', 'publish'],
  cancelled: [...live, 'cancel'],
  expired: [...live, 'expire'],
} as const satisfies { readonly [standing: string]: readonly (CommandType | WarningCommand)[] };
export type Standing = keyof typeof WAYS;
export const STANDINGS = Object.keys(WAYS) as readonly Standing[];

type Allowed = { readonly [command in CommandType]?: WarningEvent['type'] | 'nothing' };

const drafting: Allowed = { revise: 'WarningRevised', discard: 'DraftDiscarded', submit: 'DraftSubmitted' };
const proofreading: Allowed = { proofread: 'DraftProofread', return: 'DraftReturned' };
const ending: Allowed = { cancel: 'WarningCancelled', expire: 'WarningExpired' };
/** A timer that rings where there is nothing to end changes nothing. */
const unmoved: Allowed = { expire: 'nothing' };

/** The rule book: what each standing allows. Whatever is not named here is refused. */
export const ALLOWED: { readonly [standing in Standing]: Allowed } = {
  none: { draft: 'WarningDrafted' },
  draft: { ...drafting, ...unmoved },
  proofreading: { ...proofreading, ...unmoved },
  approval: { return: 'DraftReturned', publish: 'WarningPublished', ...unmoved },
  'approval after proofreading': { return: 'DraftReturned', publish: 'WarningPublished', ...unmoved },
  discarded: unmoved,
  live: { draftVersion: 'VersionDrafted', ...ending },
  'live with a draft': { ...drafting, ...ending },
  'live with a version in proofreading': { ...proofreading, ...ending },
  'live with a version in approval': { return: 'DraftReturned', publish: 'WarningUpdated', ...ending },
  // The second version is valid for a month longer.
  'live in its second version': { draftVersion: 'VersionDrafted', cancel: 'WarningCancelled', ...unmoved },
  cancelled: unmoved,
  expired: unmoved,
};

export function eventsOf(way: readonly (CommandType | WarningCommand)[]): readonly WarningEvent[] {
  const events: WarningEvent[] = [];
  for (const step of way) {
    const command = typeof step === 'string' ? COMMANDS[step] : step;
    events.push(...warningDecider.decide(command, stateAfter(events)));
  }
  return events;
}

export function stateAfter(events: readonly WarningEvent[]): WarningState {
  return events.reduce(warningDecider.evolve, warningDecider.initial);
}
