import type { Outcome } from '@sinan/aggregate';
import { instant } from '@sinan/runtime';
import { idOf, Refusal } from '@sinan/schema';
import type { WarningContentView, WarningVersionView, WarningView, WarningWorkView } from '@sinan/schema/graphql';
import { changedFields, type Stale } from './comparison.ts';
import type { WarningContent } from './content.ts';
import { endOf, type Version, type WarningState, type Work, workIn } from './warning/index.ts';

/** What a command of the desk led to. */
export function shown(outcome: Outcome<WarningState>): WarningView {
  const view = viewOf(outcome, { desk: true });
  if (view === null) throw new Refusal('NOT_FOUND');
  return view;
}

type Shown = Exclude<WarningState, { readonly status: 'none' }>;

/**
 * A warning as a reader gets it, or null when there is none. What went live shows its last version, whatever is at work; what did not shows what
 * is, as version 0. Only the desk is shown the work itself.
 */
export function viewOf(
  { id, revision, state }: Pick<Outcome<WarningState>, 'id' | 'revision' | 'state'>,
  { desk }: { readonly desk: boolean },
): WarningView | null {
  if (state.status === 'none') return null;
  return {
    id: idOf('warning').parse(id),
    status: state.status,
    ...shownOf(state),
    cancelled: state.status === 'cancelled' ? reasonOf(state.cancelled) : null,
    expiredAt: state.status === 'expired' ? state.expiredAt : null,
    work: desk ? workOf(state, revision) : null,
  };
}

function shownOf(state: Shown) {
  switch (state.status) {
    case 'draft':
    case 'review':
    case 'discarded':
      return { ...unpublished, ...contentOf(state.work.content), draftedBy: state.work.draftedBy };
    case 'live':
    case 'cancelled':
    case 'expired': {
      const { version, content, draftedBy, publishedAt } = state.current;
      return { version, ...contentOf(content), draftedBy, publishedAt, ...changeOf(state.current) };
    }
    default:
      return state satisfies never;
  }
}

const unpublished = {
  version: 0,
  publishedAt: null,
  minor: false,
  change: null,
  changed: [],
  staleTranslations: [],
} as const;

function contentOf(content: WarningContent): WarningContentView {
  const end = endOf(content);
  return { ...content, expiresAt: end === null ? null : instant(end) };
}

function changeOf({ note, changed, stale }: Version) {
  return {
    minor: note?.minor ?? false,
    change: note?.change ?? null,
    changed,
    staleTranslations: staleLanguages(stale),
  };
}

/** Readers call them by their locales. */
export function staleLanguages({ zh, en }: Stale): readonly ('zh-CN' | 'en')[] {
  return [...(zh.length > 0 ? (['zh-CN'] as const) : []), ...(en.length > 0 ? (['en'] as const) : [])];
}

function reasonOf({ reason, at }: Extract<WarningState, { status: 'cancelled' }>['cancelled']) {
  return { reason, at };
}

function workOf(state: Shown, revision: number): WarningWorkView | null {
  const work = state.status === 'discarded' ? state.work : workIn(state);
  if (work === null) return null;
  const current = state.status === 'live' ? state.current : null;
  return {
    ...contentOf(work.content),
    version: (current?.version ?? 0) + 1,
    revision,
    stage: work.stage,
    minor: work.note?.minor ?? false,
    change: work.note?.change ?? null,
    changed: current === null ? [] : changedFields(current.content, work.content),
    authors: work.authors,
    ...reviewOf(work),
  };
}

function reviewOf(work: Work): Pick<WarningWorkView, 'proofreadBy' | 'remark'> {
  switch (work.stage) {
    case 'draft':
      return { proofreadBy: null, remark: work.remark };
    case 'proofreading':
      return { proofreadBy: null, remark: null };
    case 'approval':
      return { proofreadBy: work.proofreadBy, remark: null };
    default:
      return work satisfies never;
  }
}

/** A version that went live. Who made it is for the desk. */
export function versionView(version: Version, { desk }: { readonly desk: boolean }): WarningVersionView {
  const { content, publishedAt, authors, proofreadBy, publishedBy } = version;
  return {
    ...contentOf(content),
    ...changeOf(version),
    version: version.version,
    publishedAt,
    authors: desk ? authors : [],
    proofreadBy: desk ? proofreadBy : null,
    approvedBy: desk ? publishedBy : null,
  };
}
