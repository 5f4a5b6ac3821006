import type { Term } from './terms.ts';

/** With which side staff spoke on the telephone (通话对方). Who it was by name stands in the words of the note, and never in a code. */
export const CALL_SIDES = [
  { code: 'enterprise', zh: '企业', en: 'Enterprise' },
  { code: 'expert', zh: '专家', en: 'Expert' },
  { code: 'forum', zh: '受理机构', en: 'Forum or court' },
  { code: 'counsel', zh: '律师', en: 'Counsel' },
  { code: 'other', zh: '其他', en: 'Other' },
] as const satisfies readonly Term[];
export type CallSide = (typeof CALL_SIDES)[number]['code'];

/** Who rang up: the other side (来电), or the centre (去电). */
export const CALL_DIRECTIONS = [
  { code: 'outgoing', zh: '去电', en: 'Outgoing' },
  { code: 'incoming', zh: '来电', en: 'Incoming' },
] as const satisfies readonly Term[];
export type CallDirection = (typeof CALL_DIRECTIONS)[number]['code'];
