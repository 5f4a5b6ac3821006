import type { Said } from '../plan/step.ts';

/** An expert of the pool: fictitious, and called so. */
export interface CastExpert {
  readonly name: string;
  readonly email: string;
  readonly countries: readonly string[];
  readonly profile: { readonly [field: string]: Said };
  /** Working days of the year, counted back from its end, on which they say when they are away; from then on for so many days. */
  readonly away: { readonly daysBack: number; readonly days: number } | null;
}

type Row = readonly [
  zh: string,
  en: string,
  kind: string,
  countries: readonly string[],
  rights: readonly string[],
  forums: readonly string[],
  disputes: readonly string[],
  languages: readonly string[],
];

const PATENTS = ['patent-invention', 'utility-model', 'standard-essential-patent'];
const SIGNS = ['trademark', 'design', 'copyright', 'trade-dress'];
const ROWS: readonly Row[] = [
  ['甲', 'A', 'lawyer', ['US'], PATENTS, ['us-itc', 'us-dct-txed'], ['section-337'], ['zh', 'en']],
  ['乙', 'B', 'lawyer', ['US'], SIGNS, ['us-dct-ilnd', 'us-dct-flsd'], ['schedule-a', 'customs'], ['zh', 'en']],
  ['丙', 'C', 'lawyer', ['DE', 'FR'], [...PATENTS, 'design'], ['de-lg', 'eu-upc'], ['trade-fair'], ['zh', 'de', 'en']],
  ['丁', 'D', 'trademark-attorney', ['DE', 'ES'], SIGNS, ['eu-euipo'], ['opposition-invalidity'], ['en', 'es', 'de']],
  [
    '戊',
    'E',
    'patent-attorney',
    ['JP', 'KR'],
    [...PATENTS, 'design'],
    ['jp-district-court'],
    ['warning-letter'],
    ['zh', 'ja'],
  ],
  [
    '己',
    'F',
    'trademark-attorney',
    ['BR', 'MX'],
    SIGNS,
    ['br-inpi', 'mx-impi'],
    ['trademark-squatting'],
    ['zh', 'pt', 'es'],
  ],
  ['庚', 'G', 'lawyer', ['GB', 'IN'], [...PATENTS, 'trademark'], ['gb-patents-court'], ['sep-frand'], ['en']],
  ['辛', 'H', 'scholar', ['US', 'DE', 'JP'], [...PATENTS, ...SIGNS], ['us-ptab'], ['platform-complaint'], ['zh', 'en']],
];

/** Who is away, and when they said so. */
const AWAY: { readonly [en: string]: CastExpert['away'] } = {
  C: { daysBack: 60, days: 14 },
  E: { daysBack: 3, days: 21 },
  H: { daysBack: 5, days: 10 },
};
const BEGAN = 2001;
const CAPACITY = 12;

export const EXPERTS: readonly CastExpert[] = ROWS.map(
  ([zh, en, kind, countries, rights, forums, disputeTypes, languages], i) => ({
    name: `expert-${i + 1}`,
    email: `expert-${en.toLowerCase()}@experts.example`,
    countries,
    profile: {
      nameZh: `示例专家${zh}`,
      nameEn: `Example Expert ${en}`,
      firm: `Example Chambers ${en}`,
      affiliates: [],
      formerNames: [],
      kind,
      countries,
      rights,
      forums,
      disputeTypes,
      languages,
      industries: i % 2 === 0 ? ['C'] : ['C', 'F', 'I'],
      practisingSince: BEGAN + i,
      bioZh: '示例人物，并无其人。长期办理所列国家（地区）的知识产权纠纷。',
      bioEn: 'An example: there is no such person. Has long handled disputes in the places listed.',
      capacity: CAPACITY,
    },
    away: AWAY[en] ?? null,
  }),
);
