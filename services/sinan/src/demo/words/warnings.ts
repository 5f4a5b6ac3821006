import { type Both, both } from './both.ts';

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

type Row = readonly [
  kind: string,
  severity: WarningText['severity'],
  countries: readonly string[],
  rights: readonly string[],
  zh: string,
  en: string,
];
const ROWS: readonly Row[] = [
  [
    'mass-litigation',
    'urgent',
    ['US'],
    ['trademark'],
    '（示例）节日装饰品类目出现批量商标诉讼',
    '(Example) Mass trade mark suits on festive decorations',
  ],
  [
    'mass-litigation',
    'warning',
    ['US'],
    ['design'],
    '（示例）便携风扇外观设计批量诉讼',
    '(Example) Mass design suits on portable fans',
  ],
  [
    'section-337',
    'warning',
    ['US'],
    ['patent-invention'],
    '（示例）储能电池337调查立案',
    '(Example) Section 337 investigation on storage batteries',
  ],
  [
    'section-337',
    'attention',
    ['US'],
    ['patent-invention', 'trade-secret'],
    '（示例）清洁机器人337调查申请',
    '(Example) Section 337 complaint on cleaning robots',
  ],
  [
    'trade-fair',
    'attention',
    ['DE'],
    ['design', 'patent-invention'],
    '（示例）秋季展会临时禁令增多',
    '(Example) More injunctions at the autumn fairs',
  ],
  [
    'trade-fair',
    'notice',
    ['FR'],
    ['design'],
    '（示例）家居展会前的外观设计检索提示',
    '(Example) Search designs before the home fair',
  ],
  [
    'customs',
    'warning',
    ['EU'],
    ['trademark', 'design'],
    '（示例）小包裹海关中止放行增多',
    '(Example) Customs suspend more small parcels',
  ],
  [
    'customs',
    'attention',
    ['US'],
    ['trademark'],
    '（示例）海关备案商标查扣提示',
    '(Example) Seizures for recorded marks',
  ],
  [
    'squatting',
    'attention',
    ['VN', 'TH'],
    ['trademark'],
    '（示例）家电品牌商标抢注监测',
    '(Example) Squatted marks for home appliances',
  ],
  [
    'squatting',
    'notice',
    ['BR'],
    ['trademark'],
    '（示例）茶叶类商标近似申请',
    '(Example) Similar applications for tea',
  ],
  [
    'squatting',
    'notice',
    ['MX'],
    ['trademark'],
    '（示例）五金工具商标被代理商注册',
    '(Example) Marks for tools registered by agents',
  ],
  [
    'platform-policy',
    'attention',
    ['US', 'CA'],
    ['design', 'copyright'],
    '（示例）平台投诉申诉窗口缩短',
    '(Example) A platform shortens the time to appeal',
  ],
  [
    'platform-policy',
    'notice',
    ['GB'],
    ['trademark'],
    '（示例）平台品牌备案要求更新',
    '(Example) A platform renews its brand registry rules',
  ],
  [
    'law-change',
    'notice',
    ['KR'],
    ['trademark'],
    '（示例）异议期限变化提示',
    '(Example) A change of opposition periods',
  ],
  [
    'law-change',
    'attention',
    ['EU'],
    ['design'],
    '（示例）外观设计制度改革分步施行',
    '(Example) The design reform comes in steps',
  ],
  [
    'law-change',
    'notice',
    ['JP'],
    ['patent-invention'],
    '（示例）审查程序电子送达提示',
    '(Example) Electronic notices in examination',
  ],
  [
    'npe',
    'warning',
    ['US'],
    ['patent-invention'],
    '（示例）非实施主体集中起诉智能家居企业',
    '(Example) Non-practising entities sue over smart homes',
  ],
  [
    'npe',
    'attention',
    ['DE'],
    ['patent-invention'],
    '（示例）统一专利法院非实施主体案件',
    '(Example) Non-practising entities before the UPC',
  ],
  [
    'sep',
    'attention',
    ['GB', 'IN'],
    ['standard-essential-patent'],
    '（示例）全球许可费率裁判动向',
    '(Example) Courts that set global rates',
  ],
  [
    'sep',
    'notice',
    ['BR'],
    ['standard-essential-patent'],
    '（示例）标准必要专利临时禁令',
    '(Example) Preliminary injunctions on essential patents',
  ],
  [
    'sanctions',
    'notice',
    ['US'],
    ['other'],
    '（示例）商标代理资格审查提示',
    '(Example) Who may represent before the Office',
  ],
  [
    'mass-litigation',
    'warning',
    ['US'],
    ['copyright'],
    '（示例）图案版权批量诉讼',
    '(Example) Mass copyright suits on patterns',
  ],
  [
    'customs',
    'notice',
    ['TR'],
    ['trademark'],
    '（示例）海关监控申请增多',
    '(Example) More applications for customs watch',
  ],
  [
    'section-337',
    'notice',
    ['US'],
    ['design'],
    '（示例）337调查终裁公告',
    '(Example) Final determination in a Section 337 investigation',
  ],
  [
    'law-change',
    'notice',
    ['RU'],
    ['trademark'],
    '（示例）商标撤销程序动向',
    '(Example) News on cancellation proceedings',
  ],
];

export const WARNINGS: readonly WarningText[] = ROWS.map(([kind, severity, countries, rights, zh, en]) => ({
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
