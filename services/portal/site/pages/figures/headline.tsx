import { useTranslation } from 'react-i18next';
import { Headline, type HeadlineFigure } from '../../frame/headline.tsx';
import { countOf, largeMoneyOf, moneyOf } from '../../words/money.ts';
import type { Told } from './index.tsx';

/** The three figures, as far as they may be said. */
export function PublicHeadline({
  told: { enterprises, guidances, recovered, saved, threshold },
}: {
  readonly told: Told;
}) {
  const { t, i18n } = useTranslation();
  const counted = (of: 'enterprises' | 'guidances', count: number): HeadlineFigure => ({
    name: t(`figures.${of}`),
    figure:
      count === 0
        ? t('figures.few', { count: threshold })
        : t(`figures.${of}Count`, { number: countOf(count, i18n.language) }),
    note: t(`figures.${of}Note`),
  });
  const money = (of: 'recovered' | 'saved', fen: string): HeadlineFigure =>
    fen === '0'
      ? { name: t(`figures.${of}`), figure: t('figures.noMoney'), note: t('figures.noMoneyNote', { count: threshold }) }
      : {
          name: t(`figures.${of}`),
          figure: largeMoneyOf(fen, i18n.language),
          exact: moneyOf(fen, i18n.language),
          note: t(`figures.${of}Note`),
        };
  const figures = [
    counted('enterprises', enterprises),
    money('recovered', recovered),
    money('saved', saved),
    counted('guidances', guidances),
  ];
  return <Headline figures={figures} />;
}
