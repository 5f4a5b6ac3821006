import { idOf } from '@sinan/schema';
import type { MaterialView } from '@sinan/schema/graphql';
import type { Side } from '../sides.ts';
import type { KeptMaterial, MaterialState } from './material.ts';

/** A material as one side of its case gets it, or null when there is none: each sees that it is there, and not each may open it. */
export function materialView(id: string, state: MaterialState, reader: Side): MaterialView | null {
  if (state.status === 'none') return null;
  const { caseId, side, by, at, kind, secrecy, expertMayRead, bytes } = state;
  const materialId = idOf('material').parse(id);
  const open = opens(reader, state) ? state : null;
  return {
    ...{ id: materialId, caseId, side, by, at, kind, secrecy, expertMayRead, bytes },
    file: open && { id: materialId, name: nameOf(open), mediaType: open.mediaType, bytes },
    withdrawnAt: state.status === 'withdrawn' ? state.withdrawnAt : null,
  };
}

/** Whose name was forgotten is called by its kind. */
export function nameOf({ name, kind }: KeptMaterial): string {
  return name === '' ? kind : name;
}

/** Whether this side may open it: the expert by consent of who sent it, the centre unless it is for the expert only, who sent it in any case. */
export function opens(reader: Side, state: MaterialState): state is KeptMaterial {
  if (state.status !== 'kept') return false;
  if (reader === state.side) return true;
  switch (reader) {
    case 'applicant':
      return true;
    case 'centre':
      return state.secrecy !== 'experts';
    case 'expert':
      return state.expertMayRead;
    default:
      return reader satisfies never;
  }
}
