import { command, InvalidInput, idOf, materialKindCode, personOf, problem, Refusal, SECRECIES } from '@sinan/schema';
import type { MaterialView } from '@sinan/schema/graphql';
import { z } from 'zod';
import type { CasesRoom } from '../room.ts';
import type { Side } from '../sides.ts';
import { askedOn, checkDuty, onCase, SPEAKS, standingOf, standingOn } from '../standing.ts';
import type { MaterialCommand, MaterialState } from './material.ts';
import { materialView } from './view.ts';

const about = z.strictObject({
  kind: materialKindCode,
  secrecy: z.enum(SECRECIES.map(({ code }) => code)),
  expertMayRead: z.boolean(),
});

/**
 * Adds a file to a case, as somebody on a side of it: an upload of one's own, which the case takes. `NOT_FOUND` for what the actor may not see,
 * `FORBIDDEN` for who sees it and has no part in it, `STATE_CONFLICT` once it is archived, `INVALID_INPUT` for an upload that is not there any more, for
 * what holds a state secret (涉密材料, of which the application form says that it is never uploaded), and for what would be for an expert only who may
 * not open it, or is not the enterprise's.
 */
export const addMaterial = command({
  name: 'cases.addMaterial',
  access: 'signed-in',
  input: about.extend({ caseId: idOf('case'), uploadId: idOf('upload'), holdsStateSecret: z.boolean() }),
  async run(room: CasesRoom, call, { caseId, uploadId, holdsStateSecret, ...about }): Promise<MaterialView> {
    const standing = await standingOn(room, call.actor, caseId);
    if (standing.side === 'centre') checkDuty(room, call.actor, standing, SPEAKS);
    checkSecrecy(about, holdsStateSecret, standing.side);
    const file = await room.directory.uploadOf(uploadId, personOf(call.actor).id);
    if (file === null) throw new InvalidInput([problem('uploadId', 'upload')]);
    const { side } = standing;
    const command: MaterialCommand = {
      ...{ type: 'AddMaterial', on: onCase(caseId, standing), side, about, file },
      ...askedOn(room, call, standing),
    };
    return present(await room.materials.execute({ call, command }), side);
  },
});

/** Takes one's own file back until the case is archived: nobody opens it any more, and that there was one stays. `FORBIDDEN` for another's. */
export const withdrawMaterial = command({
  name: 'cases.withdrawMaterial',
  access: 'signed-in',
  input: z.strictObject({ materialId: idOf('material') }),
  async run(room: CasesRoom, call, { materialId: id }): Promise<MaterialView> {
    const found = await room.materials.load(id);
    if (found === null || found.state.status === 'none') throw new Refusal('NOT_FOUND');
    const standing = await standingOf(room, call.actor, found.state.caseId);
    const command: MaterialCommand = { type: 'WithdrawMaterial', ...askedOn(room, call, standing) };
    return present(await room.materials.execute({ call, id, command }), standing.side);
  },
});

/** For the expert only is what the enterprise keeps from the centre, and nobody else's word. */
function checkSecrecy({ secrecy, expertMayRead }: z.infer<typeof about>, holdsStateSecret: boolean, side: Side): void {
  if (holdsStateSecret) throw new InvalidInput([problem('holdsStateSecret', 'state-secret')]);
  if (secrecy === 'experts' && side !== 'applicant') throw new InvalidInput([problem('secrecy', 'not-one-of')]);
  if (secrecy === 'experts' && !expertMayRead) throw new InvalidInput([problem('expertMayRead', 'nobody-reads')]);
}

function present({ id, state }: { readonly id: string; readonly state: MaterialState }, side: Side): MaterialView {
  const shown = materialView(id, state, side);
  if (shown === null) throw new Refusal('NOT_FOUND');
  return shown;
}
