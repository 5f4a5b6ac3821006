import { newId } from '@sinan/schema';
import {
  type Choice,
  type SubscriptionCommand,
  type SubscriptionEvent,
  type SubscriptionState,
  subscriptionDecider,
} from '../subscription/index.ts';

type CommandType = SubscriptionCommand['type'];
type Example<T extends CommandType> = Extract<SubscriptionCommand, { readonly type: T }>;

export const email = 'reader@subscribers.example';
export const aChoice = (differs: Partial<Choice> = {}): Choice => ({
  countries: ['US'],
  rights: [],
  industries: [],
  platforms: [],
  severity: 'notice',
  also: [],
  locale: 'en',
  rhythm: { every: 'instant' },
  ...differs,
});
const at = '2026-11-23T08:00:00.000Z';

/** A valid example of each command. */
export const COMMANDS: { readonly [T in CommandType]: Example<T> } = {
  request: { type: 'request', email, ...aChoice(), at },
  confirm: { type: 'confirm', number: 1, at },
  expose: {
    ...{ type: 'expose', email, personId: newId('person', 1), organisationId: newId('organisation', 1), at },
    ...{ words: 'exposure-1', locale: 'en', rhythm: { every: 'instant' } },
    interest: { countries: ['DE'], rights: [], industries: [], platforms: [], severity: 'notice' },
    declined: { countries: [], rights: [], industries: [], platforms: [] },
  },
  'take over': {
    ...{ type: 'take over', email, ...aChoice() },
    consent: { agreedAt: '2026-03-05', source: 'trade fair', holder: 'the fair team', importedBy: 'system:sinan', at },
  },
  change: { type: 'change', choice: aChoice({ countries: ['JP'] }) },
  pause: { type: 'pause', until: '2026-12-01T16:00:00.000Z' },
  resume: { type: 'resume' },
  leave: { type: 'leave', by: 'page' },
  erase: { type: 'erase' },
  'ask to move': { type: 'ask to move', email: 'elsewhere@subscribers.example', at },
  move: { type: 'move', number: 2, at },
  'give way': { type: 'give way' },
};
export const COMMAND_TYPES = Object.keys(COMMANDS) as readonly CommandType[];

const more: SubscriptionCommand = { ...COMMANDS.request, countries: ['JP'] };

/** The commands that lead to where a subscription may stand. */
export const WAYS = {
  none: [],
  waiting: ['request'],
  confirmed: ['request', 'confirm'],
  'confirmed and asked for more': ['request', 'confirm', more],
  'confirmed by an account': ['expose'],
  'confirmed by an import': ['take over'],
  paused: ['request', 'confirm', 'pause'],
  'confirmed and asked to move': ['request', 'confirm', 'ask to move'],
  'confirmed and moved': ['request', 'confirm', 'ask to move', 'move'],
  left: ['request', 'confirm', 'leave'],
  'left and asked for again': ['request', 'confirm', 'leave', 'request'],
  erased: ['request', 'confirm', 'erase'],
} as const satisfies { readonly [standing: string]: readonly (CommandType | SubscriptionCommand)[] };
export type Standing = keyof typeof WAYS;
export const STANDINGS = Object.keys(WAYS) as readonly Standing[];

type Answer = SubscriptionEvent['type'] | 'nothing';
type Allowed = { readonly [command in CommandType]?: Answer };

const asked: Allowed = {
  ...{ request: 'SubscriptionRequested', expose: 'ExposureChosen' },
  leave: 'nothing',
  erase: 'SubscriptionErased',
  'give way': 'SubscriptionErased',
};
const confirmed: Allowed = {
  request: 'SubscriptionRequested',
  confirm: 'nothing',
  expose: 'ExposureChosen',
  change: 'ChoiceChanged',
  pause: 'SubscriptionPaused',
  resume: 'nothing',
  leave: 'SubscriptionLeft',
  erase: 'SubscriptionErased',
  'ask to move': 'MoveAsked',
};

function without(allowed: Allowed, command: CommandType): Allowed {
  return Object.fromEntries(Object.entries(allowed).filter(([name]) => name !== command));
}

/** The rule book: what each standing allows. Whatever is not named here is refused. */
export const ALLOWED: { readonly [standing in Standing]: Allowed } = {
  none: {
    ...{ request: 'SubscriptionRequested', expose: 'ExposureChosen', 'take over': 'ConsentTakenOver' },
    ...{ leave: 'nothing', erase: 'SubscriptionErased', 'give way': 'SubscriptionErased' },
  },
  waiting: { ...asked, confirm: 'SubscriptionConfirmed' },
  confirmed,
  // The first request's link was used: it does not confirm the second's.
  'confirmed and asked for more': confirmed,
  'confirmed by an account': { ...confirmed, expose: 'nothing' },
  'confirmed by an import': confirmed,
  paused: { ...confirmed, pause: 'nothing', resume: 'SubscriptionResumed' },
  'confirmed and asked to move': { ...confirmed, move: 'SubscriptionMoved' },
  // The link to confirm is at the address where it was.
  'confirmed and moved': { ...without(confirmed, 'confirm'), move: 'nothing' },
  left: asked,
  // The first request's link is from before it was left.
  'left and asked for again': asked,
  erased: { leave: 'nothing', erase: 'nothing', 'give way': 'nothing' },
};

export function eventsOf(way: readonly (CommandType | SubscriptionCommand)[]): readonly SubscriptionEvent[] {
  const events: SubscriptionEvent[] = [];
  for (const step of way) {
    const command = typeof step === 'string' ? COMMANDS[step] : step;
    events.push(...subscriptionDecider.decide(command, stateAfter(events)));
  }
  return events;
}

export function stateAfter(events: readonly SubscriptionEvent[]): SubscriptionState {
  return events.reduce(subscriptionDecider.evolve, subscriptionDecider.initial);
}
