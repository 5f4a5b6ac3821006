import { z } from 'zod';
import { codeOf, type Term } from './terms.ts';

/** What an entry of the outcome ledger counts: a loss that was recovered (挽回损失), or a cost that was saved (节省费用). */
export const LEDGER_KINDS = [
  { code: 'recovered', zh: '挽回损失', en: 'Recovered loss' },
  { code: 'saved', zh: '节省费用', en: 'Saved cost' },
] as const satisfies readonly Term[];
export type LedgerKind = (typeof LEDGER_KINDS)[number]['code'];

/** How the amount came about; each belongs to one kind. */
export const LEDGER_METHODS: readonly (Term & { readonly kind: LedgerKind })[] = [
  { code: 'damages-avoided', kind: 'recovered', zh: '避免赔偿', en: 'Damages avoided' },
  { code: 'funds-released', kind: 'recovered', zh: '解冻资金', en: 'Funds released' },
  { code: 'market-restored', kind: 'recovered', zh: '恢复市场', en: 'Market restored' },
  { code: 'mark-regained', kind: 'recovered', zh: '追回商标或域名', en: 'Mark or domain regained' },
  { code: 'goods-released', kind: 'recovered', zh: '放行货物', en: 'Goods released' },
  { code: 'guidance-free', kind: 'saved', zh: '免费指导替代', en: 'Free guidance instead of counsel' },
  { code: 'defence-shared', kind: 'saved', zh: '共同应诉分摊', en: 'Share of a joint defence' },
  { code: 'settlement-reduced', kind: 'saved', zh: '和解减额', en: 'Reduction of a settlement' },
];
export const ledgerMethodCode = codeOf(LEDGER_METHODS);

/** On what an amount rests: shown apart in totals. */
export const LEDGER_BASES = [
  { code: 'proven', zh: '有文书证明', en: 'Proven by papers' },
  { code: 'confirmed', zh: '企业确认', en: 'Confirmed by the enterprise' },
  { code: 'estimated', zh: '估计', en: 'Estimated' },
] as const satisfies readonly Term[];
export type LedgerBasis = (typeof LEDGER_BASES)[number]['code'];

/** Whole minor units (分, cents) as text, since JSON numbers are not for money: `"1250000"`. Above zero, up to 9,007,199,254,740,991. */
export const minorUnits = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .refine((text) => Number(text) <= Number.MAX_SAFE_INTEGER);
/** ISO 4217, three letters. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/);
/** Yuan for one unit of the currency, as stated with its source: up to eight places. */
export const exchangeRate = z.string().regex(/^(0|[1-9]\d{0,5})(\.\d{1,8})?$/);
