import { EU_MEMBERS } from './countries.ts';
import { codeOf, type Term } from './terms.ts';

/** A court, office, customs service or platform where a dispute is heard. */
export interface Forum extends Term {
  /** Its country or region; null for one that acts anywhere (WIPO, a platform), and for `unknown`. */
  readonly country: string | null;
  /** IANA zone of its legal dates; null only for `unknown`, whose zone is the country's. */
  readonly zone: string | null;
}

/** EPO and UPC stand with the Union's own bodies, where practitioners look for them, although neither is one. */
export const FORUMS: readonly Forum[] = [
  {
    code: 'us-itc',
    country: 'US',
    zone: 'America/New_York',
    zh: '美国国际贸易委员会',
    en: 'US International Trade Commission',
  },
  {
    code: 'us-dct-ilnd',
    country: 'US',
    zone: 'America/Chicago',
    zh: '美国伊利诺伊北区联邦地区法院',
    en: 'US District Court, N.D. Illinois',
  },
  {
    code: 'us-dct-flsd',
    country: 'US',
    zone: 'America/New_York',
    zh: '美国佛罗里达南区联邦地区法院',
    en: 'US District Court, S.D. Florida',
  },
  {
    code: 'us-dct-nysd',
    country: 'US',
    zone: 'America/New_York',
    zh: '美国纽约南区联邦地区法院',
    en: 'US District Court, S.D. New York',
  },
  {
    code: 'us-dct-pawd',
    country: 'US',
    zone: 'America/New_York',
    zh: '美国宾夕法尼亚西区联邦地区法院',
    en: 'US District Court, W.D. Pennsylvania',
  },
  {
    code: 'us-dct-txed',
    country: 'US',
    zone: 'America/Chicago',
    zh: '美国得克萨斯东区联邦地区法院',
    en: 'US District Court, E.D. Texas',
  },
  {
    code: 'us-dct-txwd',
    country: 'US',
    zone: 'America/Chicago',
    zh: '美国得克萨斯西区联邦地区法院',
    en: 'US District Court, W.D. Texas',
  },
  {
    code: 'us-dct-ded',
    country: 'US',
    zone: 'America/New_York',
    zh: '美国特拉华联邦地区法院',
    en: 'US District Court, D. Delaware',
  },
  {
    code: 'us-dct-cacd',
    country: 'US',
    zone: 'America/Los_Angeles',
    zh: '美国加利福尼亚中区联邦地区法院',
    en: 'US District Court, C.D. California',
  },
  {
    code: 'us-dct-cand',
    country: 'US',
    zone: 'America/Los_Angeles',
    zh: '美国加利福尼亚北区联邦地区法院',
    en: 'US District Court, N.D. California',
  },
  // The easternmost zone of the states: where it is already tomorrow first, so that no true date is refused.
  {
    code: 'us-dct-other',
    country: 'US',
    zone: 'America/New_York',
    zh: '美国其他联邦地区法院',
    en: 'US District Court, another district',
  },
  { code: 'us-state-court', country: 'US', zone: 'America/New_York', zh: '美国州法院', en: 'US state court' },
  {
    code: 'us-cafc',
    country: 'US',
    zone: 'America/New_York',
    zh: '美国联邦巡回上诉法院',
    en: 'US Court of Appeals for the Federal Circuit',
  },
  {
    code: 'us-ptab',
    country: 'US',
    zone: 'America/New_York',
    zh: '美国专利审判与上诉委员会',
    en: 'USPTO Patent Trial and Appeal Board',
  },
  {
    code: 'us-ttab',
    country: 'US',
    zone: 'America/New_York',
    zh: '美国商标审判与上诉委员会',
    en: 'USPTO Trademark Trial and Appeal Board',
  },
  {
    code: 'us-uspto',
    country: 'US',
    zone: 'America/New_York',
    zh: '美国专利商标局',
    en: 'US Patent and Trademark Office',
  },
  {
    code: 'us-cbp',
    country: 'US',
    zone: 'America/New_York',
    zh: '美国海关与边境保护局',
    en: 'US Customs and Border Protection',
  },
  {
    code: 'us-ccb',
    country: 'US',
    zone: 'America/New_York',
    zh: '美国版权索赔委员会',
    en: 'US Copyright Claims Board',
  },
  {
    code: 'eu-euipo',
    country: 'EU',
    zone: 'Europe/Madrid',
    zh: '欧盟知识产权局',
    en: 'EU Intellectual Property Office',
  },
  { code: 'eu-epo', country: 'EU', zone: 'Europe/Berlin', zh: '欧洲专利局', en: 'European Patent Office' },
  { code: 'eu-upc', country: 'EU', zone: 'Europe/Luxembourg', zh: '统一专利法院', en: 'Unified Patent Court' },
  { code: 'eu-customs', country: 'EU', zone: 'Europe/Brussels', zh: '欧盟海关', en: 'EU customs' },
  { code: 'de-lg', country: 'DE', zone: 'Europe/Berlin', zh: '德国地方法院', en: 'Regional Court (Landgericht)' },
  {
    code: 'de-bpatg',
    country: 'DE',
    zone: 'Europe/Berlin',
    zh: '德国联邦专利法院',
    en: 'Federal Patent Court (BPatG)',
  },
  {
    code: 'de-dpma',
    country: 'DE',
    zone: 'Europe/Berlin',
    zh: '德国专利商标局',
    en: 'German Patent and Trade Mark Office',
  },
  {
    code: 'fr-tj-paris',
    country: 'FR',
    zone: 'Europe/Paris',
    zh: '法国巴黎司法法院',
    en: 'Paris Judicial Court (TJ Paris)',
  },
  {
    code: 'nl-hague-district-court',
    country: 'NL',
    zone: 'Europe/Amsterdam',
    zh: '荷兰海牙地区法院',
    en: 'District Court of The Hague',
  },
  {
    code: 'it-court',
    country: 'IT',
    zone: 'Europe/Rome',
    zh: '意大利法院企业专门法庭',
    en: 'Italian court, enterprise section',
  },
  {
    code: 'es-barcelona-commercial-court',
    country: 'ES',
    zone: 'Europe/Madrid',
    zh: '西班牙巴塞罗那商事法院',
    en: 'Commercial Courts of Barcelona',
  },
  { code: 'gb-patents-court', country: 'GB', zone: 'Europe/London', zh: '英国专利法院', en: 'Patents Court' },
  {
    code: 'gb-ipec',
    country: 'GB',
    zone: 'Europe/London',
    zh: '英国知识产权企业法院',
    en: 'Intellectual Property Enterprise Court',
  },
  {
    code: 'gb-ukipo',
    country: 'GB',
    zone: 'Europe/London',
    zh: '英国知识产权局',
    en: 'UK Intellectual Property Office',
  },
  { code: 'jp-district-court', country: 'JP', zone: 'Asia/Tokyo', zh: '日本地方法院', en: 'Japanese district court' },
  {
    code: 'jp-ip-high-court',
    country: 'JP',
    zone: 'Asia/Tokyo',
    zh: '日本知识产权高等法院',
    en: 'Intellectual Property High Court of Japan',
  },
  { code: 'jp-jpo', country: 'JP', zone: 'Asia/Tokyo', zh: '日本特许厅', en: 'Japan Patent Office' },
  { code: 'kr-district-court', country: 'KR', zone: 'Asia/Seoul', zh: '韩国地方法院', en: 'Korean district court' },
  { code: 'kr-patent-court', country: 'KR', zone: 'Asia/Seoul', zh: '韩国专利法院', en: 'Patent Court of Korea' },
  {
    code: 'kr-iptab',
    country: 'KR',
    zone: 'Asia/Seoul',
    zh: '韩国知识产权审判院',
    en: 'Korean IP Trial and Appeal Board',
  },
  {
    code: 'kr-kipo',
    country: 'KR',
    zone: 'Asia/Seoul',
    zh: '韩国知识产权厅',
    en: 'Korean Intellectual Property Office',
  },
  { code: 'in-high-court', country: 'IN', zone: 'Asia/Kolkata', zh: '印度高等法院', en: 'Indian High Court' },
  {
    code: 'ru-ip-court',
    country: 'RU',
    zone: 'Europe/Moscow',
    zh: '俄罗斯知识产权法院',
    en: 'Intellectual Property Court of Russia',
  },
  { code: 'ru-rospatent', country: 'RU', zone: 'Europe/Moscow', zh: '俄罗斯联邦知识产权局', en: 'Rospatent' },
  { code: 'br-inpi', country: 'BR', zone: 'America/Sao_Paulo', zh: '巴西工业产权局', en: 'INPI Brazil' },
  { code: 'mx-impi', country: 'MX', zone: 'America/Mexico_City', zh: '墨西哥工业产权局', en: 'IMPI Mexico' },
  {
    code: 'wipo-udrp',
    country: null,
    zone: 'Europe/Zurich',
    zh: '世界知识产权组织域名争议（UDRP）',
    en: 'WIPO, domain names (UDRP)',
  },
  { code: 'platform-amazon', country: null, zone: 'America/Los_Angeles', zh: '亚马逊', en: 'Amazon' },
  { code: 'platform-walmart', country: null, zone: 'America/Chicago', zh: '沃尔玛', en: 'Walmart' },
  { code: 'platform-ebay', country: null, zone: 'America/Los_Angeles', zh: 'eBay', en: 'eBay' },
  { code: 'platform-temu', country: null, zone: 'America/New_York', zh: 'Temu', en: 'Temu' },
  { code: 'platform-shein', country: null, zone: 'Asia/Singapore', zh: 'SHEIN', en: 'SHEIN' },
  { code: 'platform-tiktok-shop', country: null, zone: 'Asia/Singapore', zh: 'TikTok Shop', en: 'TikTok Shop' },
  { code: 'platform-aliexpress', country: null, zone: 'Asia/Shanghai', zh: '速卖通', en: 'AliExpress' },
  { code: 'unknown', country: null, zone: null, zh: '不清楚', en: 'Not known' },
];
export const forumCode = codeOf(FORUMS);

/** The zone in which a country's own authorities count days, for the countries whose forums are named in practice: the capital's. */
const COUNTRY_ZONES: { readonly [country: string]: string } = {
  AE: 'Asia/Dubai',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CN: 'Asia/Shanghai',
  DE: 'Europe/Berlin',
  ES: 'Europe/Madrid',
  EU: 'Europe/Brussels',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  HK: 'Asia/Hong_Kong',
  ID: 'Asia/Jakarta',
  IN: 'Asia/Kolkata',
  IT: 'Europe/Rome',
  JP: 'Asia/Tokyo',
  KR: 'Asia/Seoul',
  MO: 'Asia/Macau',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NL: 'Europe/Amsterdam',
  RU: 'Europe/Moscow',
  SA: 'Asia/Riyadh',
  SG: 'Asia/Singapore',
  TH: 'Asia/Bangkok',
  TR: 'Europe/Istanbul',
  TW: 'Asia/Taipei',
  US: 'America/New_York',
  VN: 'Asia/Ho_Chi_Minh',
  ZA: 'Africa/Johannesburg',
};

/** UTC where no forum is listed: a date there can be off by one at most, and is corrected by naming the forum. */
export function zoneOfCountry(country: string): string {
  return COUNTRY_ZONES[country] ?? 'UTC';
}

/** The IANA zone of a forum's legal dates; the country's where the forum is not known. */
export function zoneOf(forum: string, country: string): string {
  return FORUMS.find(({ code }) => code === forum)?.zone ?? zoneOfCountry(country);
}

/** The forums that may be named for a country: its own, the Union's for a member state, those that act anywhere, and `unknown`. */
export function forumsOf(country: string): readonly Forum[] {
  return FORUMS.filter(
    (forum) =>
      forum.country === null || forum.country === country || (forum.country === 'EU' && EU_MEMBERS.has(country)),
  );
}
