/** Fen (text, a whole number) as yuan, a number to be shown or put into a table. */
export function yuanOf(fen: string): number {
  return Number(fen) / 100;
}

/** Fen as yuan, whole where they are. */
export function moneyOf(fen: string, language: string): string {
  const yuan = yuanOf(fen);
  const minimumFractionDigits = Number.isInteger(yuan) ? 0 : 2;
  return new Intl.NumberFormat(language, { style: 'currency', currency: 'CNY', minimumFractionDigits }).format(yuan);
}

/** Fen as one reads a large sum: ¥6.89亿, CN¥689M. */
export function largeMoneyOf(fen: string, language: string): string {
  const large = { notation: 'compact', maximumSignificantDigits: 4 } as const;
  return new Intl.NumberFormat(language, { style: 'currency', currency: 'CNY', ...large }).format(yuanOf(fen));
}

export function countOf(count: number, language: string): string {
  return new Intl.NumberFormat(language).format(count);
}
