import { personErasing } from '@sinan/aggregate';
import { instant } from '@sinan/runtime';
import { type Call, deriveId, type Id, idOf, timeOf } from '@sinan/schema';
import { OWN_WORDS } from '../case/index.ts';
import { forgetDraft } from '../drafts/commands.ts';
import type { CasesRoom } from '../room.ts';
import { casesOf, consultationsOf, draftsOf, materialsOf, messagesOf, notesOf, type OwnCase } from './found.ts';

/** The end of a person's words in cases (删除个人信息). */
export const erasingPeople = personErasing<CasesRoom>({
  service: 'cases',
  queue: (room) => room.erasing,
  async forget(room, personId, call) {
    for (const { id } of await draftsOf(room, personId)) await forgetDraft(room, id);
    for (const one of await casesOf(room, personId)) await forgetIn(room, call, personId, one);
    for (const { id } of await consultationsOf(room, personId))
      await room.consultations.erase({ call, id, command: { type: 'ForgetAsker' }, forget: OF_CONSULTATIONS });
    const at = instant(room.clock.now());
    for (const id of await messagesOf(room, personId))
      await room.messages.erase({ call, id, command: { type: 'ForgetMessage', at }, forget: 'all' });
    for (const id of await notesOf(room, personId))
      await room.notes.erase({ call, id, command: { type: 'ForgetNote', at }, forget: 'all' });
    for (const id of await materialsOf(room, personId))
      await room.materials.erase({ call, id, command: { type: 'ForgetMaterial' }, forget: 'all' });
  },
});

const OF_CONSULTATIONS = {
  ConsultationRegistered: ['question', 'contact'],
  ConsultationAskedFurther: 'all',
  ConsultationTurned: 'all',
} as const;

/** Of supplements the words of others stay, which stand in entries of the same type: those go by who wrote them. */
async function forgetIn(room: CasesRoom, call: Call, personId: Id<'person'>, { id, filed }: OwnCase): Promise<void> {
  const command = { type: 'ForgetWords', personId, filed } as const;
  await room.cases.erase({ call, id, command, forget: filed ? { CaseSubmitted: OWN_WORDS } : {} });
  const supplying = { call: ofSupplements(room, call), id, by: `person:${personId}` };
  await room.cases.erase({ ...supplying, forget: { MaterialsSupplied: 'all' } });
}

/** An erasure of its own has a command id of its own. */
function ofSupplements({ secret }: CasesRoom, call: Call): Call {
  const at = timeOf(idOf('command').parse(call.commandId));
  return { ...call, commandId: deriveId('command', at, secret, 'supplements', call.commandId) };
}
