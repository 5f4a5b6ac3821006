import type { Outcome } from '@sinan/aggregate';
import { instant } from '@sinan/runtime';
import { command, idOf, personOf, Refusal } from '@sinan/schema';
import type { WarningView } from '@sinan/schema/graphql';
import { z } from 'zod';
import { warningContent } from './content.ts';
import type { RiskRoom } from './room.ts';
import { viewOf } from './view.ts';
import type { WarningState } from './warning.ts';

const editors = { duty: ['editor'] } as const;
const warningId = idOf('warning');

/** Drafts a warning. */
export const draftWarning = command({
  name: 'risk.draft',
  access: editors,
  input: warningContent,
  async run(room: RiskRoom, call, content) {
    return shown(
      await room.warnings.execute({ call, command: { type: 'draft', content, by: personOf(call.actor).id } }),
    );
  },
});

/** Replaces what a draft says; whoever revises becomes one of its authors. `STATE_CONFLICT` once it is live. */
export const reviseWarning = command({
  name: 'risk.revise',
  access: editors,
  input: z.strictObject({ id: warningId, content: warningContent }),
  async run(room: RiskRoom, call, { id, content }) {
    const by = personOf(call.actor).id;
    return shown(await room.warnings.execute({ call, id, command: { type: 'revise', content, by } }));
  },
});

/** Publishes a draft. `AUTHOR_CANNOT_APPROVE` for any of its authors, `STATE_CONFLICT` once it is live. */
export const publishWarning = command({
  name: 'risk.publish',
  access: editors,
  input: z.strictObject({ id: warningId }),
  async run(room: RiskRoom, call, { id }) {
    const at = instant(room.clock.now());
    return shown(
      await room.warnings.execute({ call, id, command: { type: 'publish', by: personOf(call.actor).id, at } }),
    );
  },
});

function shown(outcome: Outcome<WarningState>): WarningView {
  const view = viewOf(outcome);
  if (view === null) throw new Refusal('NOT_FOUND');
  return view;
}
