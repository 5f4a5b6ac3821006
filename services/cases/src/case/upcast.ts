import { NOT_ASKED } from '../filed.ts';
import type { CaseState, FiledCase, Guidance, Matter, Opinion } from './state.ts';

/**
 * What earlier releases wrote. Version 1 knew submitted and accepted cases alone, without supplements and hand-overs; version 2 no experts
 * and no walls, a shorter form, and opinions of one author, who issued them.
 */
type None = { readonly status: 'none' };
type CaseStateV2 = None | FiledV2<FiledCase>;
type FiledV2<S> = S extends { readonly guidance: infer G }
  ? Omit<S, AddedIn3 | 'texts' | 'guidance'> & TextsV2 & { readonly guidance: GuidanceV2 | Extract<G, null> }
  : S extends unknown
    ? Omit<S, AddedIn3 | 'texts'> & TextsV2
    : never;
type AddedIn3 = 'expert' | 'barred' | 'filerGone' | keyof typeof NOT_ASKED.codes;
type TextsV2 = { readonly texts: Omit<Matter['texts'], keyof typeof NOT_ASKED.texts> };
type GuidanceV2 = Omit<Guidance, 'opinions' | 'draft'> & {
  readonly opinions: readonly Omit<Opinion, 'language' | 'authors'>[];
};
type CaseStateV1 = None | FiledV1<Extract<FiledCase, { readonly status: 'submitted' | 'accepted' }>>;
type FiledV1<S> = S extends unknown ? Omit<FiledV2<S>, 'supplements' | 'handOver' | 'returned'> : never;

/** The state of a stored document as today's shape has it. */
export function upcast(state: unknown, version: number): CaseState {
  return fromV2(version >= 2 ? (state as CaseStateV2) : fromV1(state as CaseStateV1));
}

function fromV1(state: CaseStateV1): CaseStateV2 {
  if (state.status === 'none') return state;
  return { ...state, supplements: [], handOver: null, returned: null } as CaseStateV2;
}

function fromV2(state: CaseStateV2): CaseState {
  if (state.status === 'none') return state;
  const texts = { ...NOT_ASKED.texts, ...state.texts };
  const added = { ...NOT_ASKED.codes, texts, expert: null, barred: [], filerGone: false };
  switch (state.status) {
    case 'guiding':
    case 'closed':
      return { ...state, ...added, guidance: guidanceOf(state.guidance) };
    case 'terminated':
    case 'archived':
      return { ...state, ...added, guidance: state.guidance && guidanceOf(state.guidance) };
    default:
      return { ...state, ...added };
  }
}

function guidanceOf(guidance: GuidanceV2): Guidance {
  const opinions = guidance.opinions.map((one) => ({ ...one, language: 'zh-CN' as const, authors: [one.issuedBy] }));
  return { ...guidance, opinions, draft: null };
}
