import { LEDGER_BASES, LEDGER_KINDS } from '../values/ledger.ts';
import type { Term } from '../values/terms.ts';
import { SEVERITIES } from '../values/warnings.ts';
import { builder } from './builder.ts';

/** A code and its name, whichever list it is of and whichever service shows it. */
export const TermRef = builder.objectRef<Term>('Term').implement({
  description: 'A code of a list, and what it is called in the language of the reader.',
  fields: (t) => ({
    code: t.exposeString('code'),
    label: t.string({ resolve: ({ zh, en }, _, { call }) => (call.locale === 'en' ? en : zh) }),
  }),
});

/** What an outcome counts: shown by the ledger, asked for by the figures. */
export const LedgerKindRef = builder.enumType('LedgerKind', {
  description: 'What an outcome counts: 挽回损失 recovered, 节省费用 saved.',
  values: LEDGER_KINDS.map(({ code }) => code),
});

/** On what an amount rests. */
export const LedgerBasisRef = builder.enumType('LedgerBasis', {
  description: 'On what an amount rests: 有文书证明 proven, 企业确认 confirmed, 估计 estimated.',
  values: LEDGER_BASES.map(({ code }) => code),
});

/** How grave a warning is: said by the warnings, chosen by subscribers. */
export const SeverityRef = builder.enumType('Severity', {
  description: 'How grave it is: 提示 notice, 关注 attention, 预警 warning, 紧急 urgent.',
  values: SEVERITIES.map(({ code }) => code),
});
