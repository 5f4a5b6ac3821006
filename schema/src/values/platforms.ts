import { codeOf, type Term } from './terms.ts';

/** Where goods are sold abroad, and accounts frozen. */
export const PLATFORMS: readonly Term[] = [
  { code: 'amazon', zh: '亚马逊', en: 'Amazon' },
  { code: 'walmart', zh: '沃尔玛', en: 'Walmart' },
  { code: 'ebay', zh: 'eBay', en: 'eBay' },
  { code: 'temu', zh: 'Temu', en: 'Temu' },
  { code: 'shein', zh: 'SHEIN（希音）', en: 'SHEIN' },
  { code: 'tiktok-shop', zh: 'TikTok Shop', en: 'TikTok Shop' },
  { code: 'aliexpress', zh: '全球速卖通', en: 'AliExpress' },
  { code: 'alibaba', zh: '阿里巴巴国际站', en: 'Alibaba.com' },
  { code: 'shopify', zh: 'Shopify 独立站', en: 'Shopify' },
  { code: 'paypal', zh: 'PayPal（贝宝）', en: 'PayPal' },
  { code: 'other', zh: '其他平台', en: 'Another platform' },
];
export const platformCode = codeOf(PLATFORMS);
