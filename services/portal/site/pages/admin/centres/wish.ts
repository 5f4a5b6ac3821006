import type { ResultOf } from 'gql.tada';
import type { ASK } from '../../../api/documents.ts';

export type Stated = ResultOf<typeof ASK.adminStatedCentres>['statedCentres'][number];
export const KINDS = ['national', 'local', 'industry', 'station'] as const;
export type Kind = Stated['kind'];

/** What was typed of a centre. Which place it has, besides where it sits, goes by its kind. */
export interface CentreWish {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: Kind;
  readonly division: string;
  readonly industry: string;
  readonly country: string;
}

export function wishOf(stated: Stated): CentreWish {
  const { code, nameZh, nameEn, kind, division, industry, country } = stated;
  return { code, nameZh, nameEn, kind, division, industry: industry ?? '', country: country ?? '' };
}

/** The first one that a deployment states covers the nation. */
export function newWish(isFirst: boolean): CentreWish {
  const kind = isFirst ? 'national' : 'local';
  return { code: '', nameZh: '', nameEn: '', kind, division: '', industry: '', country: '' };
}

/** As it is sent: without what does not belong to its kind. */
export function inputOf({ nameZh, nameEn, kind, industry, country, ...wish }: CentreWish) {
  return {
    ...{ code: wish.code.trim(), division: wish.division.trim(), kind },
    name: { zh: nameZh.trim(), en: nameEn.trim() },
    industry: kind === 'industry' ? industry : null,
    country: kind === 'station' ? country : null,
  };
}

export type Lack = 'code' | 'name-zh' | 'name-en' | 'division' | 'industry' | 'country';

/** What is missing, by the ids of the fields. Whether what is there holds, the platform says. */
export function lacksOf(wish: CentreWish): readonly Lack[] {
  const { code, name, division } = inputOf(wish);
  const missing: { readonly [lack in Lack]: boolean } = {
    code: code === '',
    'name-zh': name.zh === '',
    'name-en': name.en === '',
    division: !/^\d{6}$/.test(division),
    industry: wish.kind === 'industry' && wish.industry === '',
    country: wish.kind === 'station' && wish.country === '',
  };
  return (Object.keys(missing) as Lack[]).filter((lack) => missing[lack]);
}
