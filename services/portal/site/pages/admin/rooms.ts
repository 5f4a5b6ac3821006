import type { HeldDuty } from '../desk/duties.ts';

/** The rooms of the administrators, each for the duties that its operations ask for. The three are never one person. */
const ROOMS = {
  events: ['administrator', 'operator'],
  health: ['administrator', 'operator'],
  centres: ['administrator'],
  partners: ['administrator'],
  suppressions: ['administrator'],
  domains: ['administrator'],
  people: ['security'],
  tokens: ['security'],
  audit: ['auditor'],
} as const satisfies { readonly [room: string]: readonly string[] };
export type Room = keyof typeof ROOMS;

/** The rooms of who holds these duties, in the order in which they are listed. What pages show goes by this, what may be done does not. */
export function roomsOf(duties: readonly Pick<HeldDuty, 'duty'>[]): readonly Room[] {
  return roomsInOrder.filter((room) => isFor(room, duties));
}
const roomsInOrder = Object.keys(ROOMS) as readonly Room[];

export function isFor(room: Room, duties: readonly Pick<HeldDuty, 'duty'>[]): boolean {
  const wanted: readonly string[] = ROOMS[room];
  return duties.some(({ duty }) => wanted.includes(duty));
}
