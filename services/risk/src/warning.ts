import type { Decider } from '@sinan/aggregate';
import { type Id, Refusal } from '@sinan/schema';
import type { WarningContent } from './content.ts';

/** A risk warning (风险预警) about one or more countries (国家(地区)): drafted by one editor, published by another. */
export type WarningState = { readonly status: 'none' } | DraftWarning | LiveWarning;

export interface DraftWarning {
  readonly status: 'draft';
  readonly content: WarningContent;
  readonly draftedBy: Id<'person'>;
  /** Everyone whose words are in it. */
  readonly authors: readonly Id<'person'>[];
}
export interface LiveWarning extends Omit<DraftWarning, 'status'> {
  readonly status: 'live';
  readonly version: number;
  readonly publishedBy: Id<'person'>;
  readonly publishedAt: string;
}

export type WarningCommand =
  | { readonly type: 'draft'; readonly content: WarningContent; readonly by: Id<'person'> }
  | { readonly type: 'revise'; readonly content: WarningContent; readonly by: Id<'person'> }
  | { readonly type: 'publish'; readonly by: Id<'person'>; readonly at: string };

/** The text is public once published and never personal, so the chain covers it in the clear: it proves what was said. */
export type WarningEvent =
  | { readonly type: 'WarningDrafted'; readonly content: WarningContent; readonly draftedBy: Id<'person'> }
  | { readonly type: 'WarningRevised'; readonly content: WarningContent; readonly revisedBy: Id<'person'> }
  | WarningPublished;

/** Repeats what the public fact needs, since facts are made from the entry alone. */
export interface WarningPublished extends Pick<WarningContent, 'countries' | 'rights' | 'severity'> {
  readonly type: 'WarningPublished';
  readonly version: number;
  readonly publishedBy: Id<'person'>;
  readonly publishedAt: string;
}

export const warningDecider: Decider<WarningState, WarningCommand, WarningEvent> = {
  name: 'warning',
  version: 1,
  initial: { status: 'none' },
  decide,
  evolve,
};

function decide(command: WarningCommand, state: WarningState): readonly WarningEvent[] {
  switch (command.type) {
    case 'draft':
      return draft(command, state);
    case 'revise':
      draftOf(state);
      return [{ type: 'WarningRevised', content: command.content, revisedBy: command.by }];
    case 'publish':
      return publish(command, draftOf(state));
    default:
      return command satisfies never;
  }
}

function draft(command: WarningCommand & { type: 'draft' }, state: WarningState): readonly WarningEvent[] {
  if (state.status !== 'none') throw new Refusal('STATE_CONFLICT', { state: state.status });
  return [{ type: 'WarningDrafted', content: command.content, draftedBy: command.by }];
}

/** An author does not approve what they wrote: the one separation that holds even where six people hold every role. */
function publish(command: WarningCommand & { type: 'publish' }, state: DraftWarning): readonly WarningEvent[] {
  if (state.authors.includes(command.by)) throw new Refusal('AUTHOR_CANNOT_APPROVE');
  const { countries, rights, severity } = state.content;
  const { by: publishedBy, at: publishedAt } = command;
  return [{ type: 'WarningPublished', version: 1, publishedBy, publishedAt, countries, rights, severity }];
}

function draftOf(state: WarningState): DraftWarning {
  switch (state.status) {
    case 'draft':
      return state;
    case 'none':
      throw new Refusal('NOT_FOUND');
    case 'live':
      throw new Refusal('STATE_CONFLICT', { state: state.status });
    default:
      return state satisfies never;
  }
}

function evolve(state: WarningState, event: WarningEvent): WarningState {
  switch (event.type) {
    case 'WarningDrafted':
      return { status: 'draft', content: event.content, draftedBy: event.draftedBy, authors: [event.draftedBy] };
    case 'WarningRevised':
      return revised(draftOf(state), event.content, event.revisedBy);
    case 'WarningPublished':
      return published(draftOf(state), event);
    default:
      return event satisfies never;
  }
}

function revised(state: DraftWarning, content: WarningContent, by: Id<'person'>): DraftWarning {
  return { ...state, content, authors: [...new Set([...state.authors, by])] };
}

function published(state: DraftWarning, { version, publishedBy, publishedAt }: WarningPublished): LiveWarning {
  return { ...state, status: 'live', version, publishedBy, publishedAt };
}
