import { useTranslation } from 'react-i18next';
import { Headline } from '../../frame/headline.tsx';
import { Said } from '../../frame/tally.tsx';
import { largeMoneyOf, moneyOf } from '../../words/money.ts';
import type { Insights } from './index.tsx';
import { type RowsOf, rowsAddress } from './rows-address.ts';

/** The figures of a year, exactly; each leads to what made it. */
export function StaffHeadline({ figures }: { readonly figures: Insights['figures'] }) {
  const { t, i18n } = useTranslation();
  const { year, recovered, saved, enterprises, guidances, unregistered } = figures;
  const counted = (of: 'enterprises' | 'guidances' | 'unregistered', count: number, rows: RowsOf) => {
    const name = t(`figures.${of}`);
    const figure = <Said what={name} cell={count} to={rowsAddress({ year, of: rows })} />;
    return { name, figure, note: t(`figures.${of}Note`) };
  };
  const money = (of: 'recovered' | 'saved', fen: string) => {
    const name = t(`figures.${of}`);
    const figure = <Said what={name} cell={largeMoneyOf(fen, i18n.language)} to={rowsAddress({ year, of })} />;
    return { name, figure, exact: moneyOf(fen, i18n.language), note: t(`figures.${of}Note`) };
  };
  return (
    <Headline
      figures={[
        counted('enterprises', enterprises, 'registered'),
        money('recovered', recovered.total),
        money('saved', saved.total),
        counted('guidances', guidances, 'guided'),
        counted('unregistered', unregistered, 'unregistered'),
      ]}
    />
  );
}
