import type { ResultOf } from 'gql.tada';
import type { ASK } from '../../api/documents.ts';
import type { Wish } from '../subscribe/wish.ts';

export type Exposure = ResultOf<typeof ASK.myExposure>['enterpriseExposure'];
export type Proposed = Exposure['proposed'][number];

export const LISTS = ['countries', 'rights', 'industries', 'platforms'] as const;
export type ListName = (typeof LISTS)[number];

/** Where the form begins: with what was chosen before, or with all that is proposed; in the rhythm and language of the subscription that there is. */
export function wishOf(exposure: Pick<Exposure, 'proposed' | 'chosen' | 'rhythm' | 'locale'>, here: Here): Wish {
  const { proposed, chosen, rhythm, locale } = exposure;
  const codes = (list: ListName) =>
    chosen ? chosen[list] : proposed.filter((one) => one.list === list).map(({ code }) => code);
  return {
    ...{ email: '', countries: codes('countries'), rights: codes('rights') },
    ...{ industries: codes('industries'), platforms: codes('platforms') },
    severity: chosen?.severity ?? 'notice',
    locale: locale ?? here.language,
    rhythm: rhythm?.every ?? 'instant',
    weekday: rhythm?.weekday ?? 1,
    hour: rhythm?.hour ?? 8,
    zone: rhythm?.zone ?? here.zone,
  };
}
/** What the browser says. */
interface Here {
  readonly language: string;
  readonly zone: string;
}

/** What was proposed and is not taken, so that it is not proposed as new again. */
export function declinedIn(proposed: readonly Pick<Proposed, 'list' | 'code'>[], wish: Pick<Wish, ListName>) {
  const left = (list: ListName) =>
    proposed.filter((one) => one.list === list && !wish[list].includes(one.code)).map(({ code }) => code);
  return {
    countries: left('countries'),
    rights: left('rights'),
    industries: left('industries'),
    platforms: left('platforms'),
  };
}
