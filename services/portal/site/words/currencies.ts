import usual from './digits.json';

const digits: { readonly [currency: string]: number | undefined } = usual;

/** In which money is stated most. */
export const CURRENCIES: readonly string[] = Object.keys(usual);

/** An amount as people write it (`12,500.5`), in minor units of its currency; null for what is none. */
export function minorUnitsOf(amount: string, currency: string): string | null {
  const places = digits[currency];
  const grouped = amount.trim().replaceAll(/[，\s]/g, ',');
  // A comma groups thousands and nothing else: what some write for a decimal point would be a hundred times as much.
  if (grouped.includes(',') && !/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(grouped)) return null;
  const found = /^(\d{1,12})(?:\.(\d+))?$/.exec(grouped.replaceAll(',', ''));
  if (!found || places === undefined) return null;
  const [, whole = '', part = ''] = found;
  if (part.length > places) return null;
  return `${whole}${part.padEnd(places, '0')}`.replace(/^0+(?=\d)/, '');
}

/** Minor units as people write an amount. */
export function amountOf(minorUnits: string, currency: string): string {
  const places = digits[currency] ?? 0;
  if (places === 0 || !/^\d+$/.test(minorUnits)) return minorUnits;
  const padded = minorUnits.padStart(places + 1, '0');
  const [whole, part] = [padded.slice(0, -places), padded.slice(-places)];
  return /^0+$/.test(part) ? whole : `${whole}.${part}`;
}

/** Minor units as an amount is written with its currency, in the language of the page. */
export function moneyText(minorUnits: string, currency: string, language: string): string {
  const amount = Number(minorUnits) / 10 ** (digits[currency] ?? 2);
  return new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code' }).format(amount);
}

const RATE_PLACES = 8;
/** Yuan for one unit: up to eight places, as the platform takes it. */
const RATE = /^(0|[1-9]\d{0,5})(\.\d{1,8})?$/;

/** What an amount in minor units is worth at a rate of yuan a unit, in fen, rounded half up; null where the rate is none. Exact, whatever the amount. */
export function fenOf(minorUnits: string, currency: string, rate: string): string | null {
  const places = digits[currency];
  if (!RATE.test(rate) || places === undefined || !/^\d+$/.test(minorUnits)) return null;
  const [whole = '', part = ''] = rate.split('.');
  const numerator = BigInt(minorUnits) * BigInt(whole + part.padEnd(RATE_PLACES, '0')) * 100n;
  const denominator = 10n ** BigInt(places + RATE_PLACES);
  return String((2n * numerator + denominator) / (2n * denominator));
}
