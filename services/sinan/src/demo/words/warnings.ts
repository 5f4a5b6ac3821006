import { type Both, both } from './both.ts';
import { TITLES } from './warning-titles.ts';

/** A risk warning as an editor writes it. What it says happened is invented; the sources are the bodies where such things are published. */
export interface WarningText {
  readonly kind: string;
  readonly severity: 'notice' | 'attention' | 'warning' | 'urgent';
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly title: Both;
  readonly sourceUrl: string;
}

const SOURCES: { readonly [country: string]: string } = {
  US: 'https://www.uspto.gov/trademarks',
  EU: 'https://www.euipo.europa.eu/en',
  DE: 'https://www.dpma.de/english/index.html',
  JP: 'https://www.jpo.go.jp/e/',
  KR: 'https://www.kipo.go.kr/en/',
  GB: 'https://www.gov.uk/government/organisations/intellectual-property-office',
};
const WORLD = 'https://www.wipo.int/portal/en/';
const ITC = 'https://www.usitc.gov/intellectual_property/about_section_337.htm';

export const WARNINGS: readonly WarningText[] = TITLES.map(([kind, severity, countries, rights, zh, en]) => ({
  ...{ kind, severity, countries, rights, title: both(zh, en) },
  sourceUrl: kind === 'section-337' ? ITC : (SOURCES[countries[0] ?? ''] ?? WORLD),
}));

export const SUMMARY = both(
  '本条为示例，所述情况系虚构。近期监测到同类事件增多，涉及多家出口企业，请对照自查。',
  'This is an example, and what it reports is invented. More events of this kind were seen, which concern several exporters: please check your own.',
);
export const ADVICE = both(
  '今天：核对产品、品牌和店铺是否在列。\n本周：保全销售与设计记录，确认送达日期。\n本月：比较应诉、和解与规避设计的费用。',
  'Today: see whether your product, brand or shop is listed.\nThis week: keep sales and design records; note the day of service.\nThis month: compare the cost of a defence, a settlement and a design-around.',
);
export const MORE_ADVICE = both(
  '今天：核对新增名单。\n本周：与同案企业联系，评估共同应诉。\n本月：复核出口合同中的知识产权条款。',
  'Today: look through the new names.\nThis week: reach the others who are sued, and weigh a joint defence.\nThis month: review the IP clauses of your export contracts.',
);
export const CHANGES: readonly Both[] = [
  both('补充新增案件，更新应对建议。', 'New suits were added, and the advice renewed.'),
  both('更新来源和日期。', 'Sources and dates were renewed.'),
];
export const REMARK = both('请注明法院名称，并核对来源链接。', 'Name the court, and check the link to the source.');
export const WITHDRAWN = both('所依据的公告已被更正。', 'The notice on which it rests was corrected.');
