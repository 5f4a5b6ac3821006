import { checkCharacter } from '@sinan/schema';

/** A fictitious enterprise: called an example in either language, under a credit code that says so too. */
export interface Enterprise {
  /** Under which its steps name it. */
  readonly name: string;
  readonly uscc: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly division: string;
  readonly industry: string;
  /** What it makes and sells abroad. */
  readonly product: { readonly zh: string; readonly en: string };
  /** Whether its papers are written in Chinese. */
  readonly writes: 'zh' | 'en';
  /** Who files for it, and who belongs to it beside them. */
  readonly member: string;
  readonly colleague: string;
}

const ENTRIES: readonly (readonly [
  zh: string,
  en: string,
  place: string,
  placeEn: string,
  code: string,
  of: string,
])[] = [
  ['童车', 'Strollers', '深圳', 'Shenzhen', '440300', 'C'],
  ['耳机', 'Earphones', '深圳', 'Shenzhen', '440305', 'C'],
  ['无人机', 'Drones', '深圳', 'Shenzhen', '440300', 'C'],
  ['灯具', 'Lamps', '宁波', 'Ningbo', '330200', 'C'],
  ['厨房电器', 'Kitchen Appliances', '宁波', 'Ningbo', '330200', 'C'],
  ['服装', 'Garments', '杭州', 'Hangzhou', '330100', 'C'],
  ['跨境贸易', 'Cross-border Trade', '杭州', 'Hangzhou', '330100', 'F'],
  ['五金工具', 'Hand Tools', '温州', 'Wenzhou', '330300', 'C'],
  ['雨伞', 'Umbrellas', '绍兴', 'Shaoxing', '330600', 'C'],
  ['家具', 'Furniture', '佛山', 'Foshan', '440600', 'C'],
  ['陶瓷', 'Ceramics', '潮州', 'Chaozhou', '445100', 'C'],
  ['玩具', 'Toys', '汕头', 'Shantou', '440500', 'C'],
  ['电池', 'Batteries', '南京', 'Nanjing', '320100', 'C'],
  ['医疗器械', 'Medical Devices', '苏州', 'Suzhou', '320500', 'C'],
  ['机器人', 'Robots', '苏州', 'Suzhou', '320500', 'C'],
  ['办公软件', 'Office Software', '广州', 'Guangzhou', '440100', 'I'],
  ['云计算', 'Cloud Computing', '北京', 'Beijing', '110100', 'I'],
  ['生物技术', 'Biotechnology', '北京', 'Beijing', '110100', 'M'],
  ['自行车', 'Bicycles', '天津', 'Tianjin', '120100', 'C'],
  ['茶叶', 'Tea', '福州', 'Fuzhou', '350100', 'A'],
];

const WRITE_ENGLISH = 4;

/** Twenty of them, at places with a centre of their own, at places without one, and of an industry with one. */
export const ENTERPRISES: readonly Enterprise[] = ENTRIES.map(([zh, en, place, placeEn, division, industry], i) => {
  const host = `${en.toLowerCase().replaceAll(' ', '-')}.example`;
  return {
    name: `enterprise-${i + 1}`,
    uscc: creditCode(division, i + 1),
    nameZh: `示例${zh}（${place}）有限公司`,
    nameEn: `Example ${en} (${placeEn}) Co., Ltd.`,
    division,
    industry,
    product: { zh: `示例${zh}`, en: `Example ${en.toLowerCase()}` },
    writes: i % WRITE_ENGLISH === 1 ? 'en' : 'zh',
    member: `legal@${host}`,
    colleague: `sales@${host}`,
  };
});

function creditCode(division: string, number: number): string {
  const first = `91${division}EXAMPLE${String(number).padStart(2, '0')}`;
  return `${first}${checkCharacter(first)}`;
}
