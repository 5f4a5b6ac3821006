import { instant } from '@sinan/runtime';
import { idOf, query } from '@sinan/schema';
import { z } from 'zod';
import { changedFields, NOTHING_STALE, staleAfter } from './comparison.ts';
import type { WarningContent } from './content.ts';
import type { RiskRoom } from './room.ts';
import { versionsOf } from './versions.ts';
import { staleLanguages } from './view.ts';
import { codesOf, endOf, type Version, type WarningState, type Work, workIn } from './warning/index.ts';

const ofWarning = z.strictObject({ warningId: idOf('warning') });

/** What a mail about a version says, in both languages; null unless it went live. The last one when `version` is left out. For notifications, which render at the reader. */
export const warningForMail = query({
  name: 'risk.warningForMail',
  access: 'system',
  input: ofWarning.extend({ version: z.int().positive().nullish() }),
  async run(room: RiskRoom, _, { warningId, version }) {
    const versions = await versionsOf(room, warningId);
    const found = version ? versions.find((one) => one.version === version) : versions.at(-1);
    return found === undefined ? null : textOf(found);
  },
});

/** What a mail about the version at work would say if it went live now, in both languages; null where none is at work. For notifications, which shows the desk its mails before. */
export const workForMail = query({
  name: 'risk.workForMail',
  access: 'system',
  input: ofWarning,
  async run(room: RiskRoom, _, { warningId }) {
    const state = (await room.warnings.load(warningId))?.state;
    const work = state && workIn(state);
    if (!work) return null;
    const { minor } = work.note ?? { minor: false };
    return { minor, text: textOf(nextVersion(state, work, instant(room.clock.now()))) };
  },
});

type Told = Pick<Version, 'version' | 'content' | 'publishedAt' | 'note' | 'changed' | 'stale'>;

function nextVersion(state: WarningState, { content, note }: Work, publishedAt: string): Told {
  if (state.status !== 'live') return { version: 1, content, publishedAt, note, changed: [], stale: NOTHING_STALE };
  const { current } = state;
  const changed = changedFields(current.content, content);
  return { version: current.version + 1, content, publishedAt, note, changed, stale: staleAfter(current, content) };
}

function textOf({ version, content, publishedAt, note, changed, stale }: Told) {
  const { title, summary, advice, sourceUrl, validUntil } = content;
  const end = endOf(content);
  return {
    ...{ version, title, summary, advice, sourceUrl, ...codesOf(content), publishedAt },
    ...{ change: note?.change ?? null, changed, staleTranslations: staleLanguages(stale) },
    validUntil,
    expiresAt: end === null ? null : instant(end),
  };
}

/** Why a warning was withdrawn; null unless it was. For notifications. */
export const withdrawalForMail = query({
  name: 'risk.withdrawalForMail',
  access: 'system',
  input: ofWarning,
  async run(room: RiskRoom, _, { warningId }) {
    const state = (await room.warnings.load(warningId))?.state;
    if (state?.status !== 'cancelled') return null;
    const { current, cancelled } = state;
    const { title, severity, countries } = current.content;
    return {
      version: current.version,
      title,
      severity,
      countries,
      reason: cancelled.reason,
      cancelledAt: cancelled.at,
    };
  },
});

/** Whom a warning concerns, in codes: its version at work, and each that went live; null for none. For notifications, which knows who that is. */
export const warningInCodes = query({
  name: 'risk.inCodes',
  access: 'system',
  input: ofWarning,
  async run(room: RiskRoom, _, { warningId }) {
    const state = (await room.warnings.load(warningId))?.state;
    if (state === undefined || state.status === 'none') return null;
    const published = (await versionsOf(room, warningId)).map(({ version, note, content }) =>
      inCodes(version, note, content),
    );
    const work = workIn(state);
    const atWork = work && inCodes(published.length + 1, work.note, work.content);
    return { published, atWork, cancelled: state.status === 'cancelled' };
  },
});

const CODES_AT_ONCE = 1_000;

/**
 * What went live since an instant and was not withdrawn, also what has ended, in the codes of the version that counts: newest first, in pages of which `after` is the last
 * one's `next`. For notifications, which knows whom it would have concerned.
 */
export const publishedInCodes = query({
  name: 'risk.publishedInCodes',
  access: 'system',
  input: z.strictObject({ since: z.iso.datetime(), after: z.string().nullable() }),
  async run(room: RiskRoom, _, { since, after }) {
    const page = await room.warnings.documents.page({
      where: { status: { in: ['live', 'expired'] }, publishedAt: { gte: since } },
      orderBy: { field: 'publishedAt', direction: 'desc' },
      after,
      limit: CODES_AT_ONCE,
    });
    const codes = page.rows.flatMap(({ doc }) => {
      const state = room.warnings.stateIn(doc);
      return state.status === 'live' || state.status === 'expired' ? [codesOf(state.current.content)] : [];
    });
    return { codes, next: page.next };
  },
});

function inCodes(version: number, note: { readonly minor: boolean } | null, content: WarningContent) {
  return { version, minor: note?.minor ?? false, ...codesOf(content) };
}
