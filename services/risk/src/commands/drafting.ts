import { command } from '@sinan/schema';
import { z } from 'zod';
import { type GivenContent, type WarningContent, warningContent, wholeContent } from '../content.ts';
import { checkDates } from '../content-dates.ts';
import type { RiskRoom } from '../room.ts';
import { shown } from '../view.ts';
import { asRead, byOf, deskCommand, reasoned, warningId } from './desk.ts';

const editor = ['editor'] as const;

/** Begins a warning (拟稿). */
export const draftWarning = command({
  name: 'risk.draft',
  access: { duty: editor },
  input: warningContent,
  async run(room: RiskRoom, call, given) {
    const { by } = byOf(room, call);
    const asked = { type: 'draft', content: checked(room, given), by } as const;
    return shown(await room.warnings.execute({ call, command: asked }));
  },
});

/** Begins the next version of a live warning, which goes on being read. One at a time. */
export const draftVersion = deskCommand({
  name: 'risk.draftVersion',
  duty: editor,
  input: z.strictObject({ warningId, content: warningContent, change: reasoned, minor: z.boolean().nullish() }),
  asks: ({ content, change, minor }, { by }, room) => ({
    type: 'draftVersion',
    content: checked(room, content),
    note: { change, minor: minor ?? false },
    by,
  }),
});

/** Replaces what a draft says; whoever revises becomes one of its authors. What a first version is said to have changed is passed over. */
export const reviseWarning = deskCommand({
  name: 'risk.revise',
  duty: editor,
  input: z.strictObject({
    ...asRead,
    content: warningContent,
    change: reasoned.nullish(),
    minor: z.boolean().nullish(),
  }),
  asks: ({ content, change, minor }, { by }, room) => ({
    type: 'revise',
    content: checked(room, content),
    note: { ...(change ? { change } : {}), ...(typeof minor === 'boolean' ? { minor } : {}) },
    by,
  }),
});

/** Gives a draft up. Of a live warning only the next version goes. */
export const discardDraft = deskCommand({
  name: 'risk.discard',
  duty: editor,
  input: z.strictObject(asRead),
  asks: (_, { by }) => ({ type: 'discard', by }),
});

function checked({ clock }: RiskRoom, given: GivenContent): WarningContent {
  const content = wholeContent(given);
  checkDates(content, clock.now());
  return content;
}
