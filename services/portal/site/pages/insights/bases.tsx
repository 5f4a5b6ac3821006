import { useTranslation } from 'react-i18next';
import { Said, SaveCsv } from '../../frame/tally.tsx';
import { moneyOf, yuanOf } from '../../words/money.ts';
import type { Insights } from './index.tsx';
import { rowsAddress } from './rows-address.ts';

const BASES = ['proven', 'confirmed', 'estimated'] as const;
const KINDS = ['recovered', 'saved'] as const;

/** What was recovered and saved, by what the amounts rest on. */
export function Bases({ figures }: { readonly figures: Insights['figures'] }) {
  const { t, i18n } = useTranslation();
  const { year } = figures;
  const table = t('figures.byBasis');
  const titles = [t('figures.basis'), ...KINDS.map((kind) => t(`figures.${kind}`))];
  const rows = [
    ...BASES.map((basis) => ({
      basis,
      name: t(`figures.bases.${basis}`),
      fen: KINDS.map((kind) => figures[kind][basis]),
    })),
    { basis: null, name: t('figures.total'), fen: KINDS.map((kind) => figures[kind].total) },
  ];
  return (
    <section className="tally" aria-labelledby="bases">
      <h3 id="bases">{table}</h3>
      <table className="counts" aria-labelledby="bases">
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ basis, name, fen }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {KINDS.map((of, index) => {
                const amount = moneyOf(fen[index] ?? '0', i18n.language);
                const what = `${t(`figures.${of}`)} ${name}`;
                return (
                  <td key={of}>
                    <Said what={what} cell={amount} to={rowsAddress({ year, of, ...(basis && { basis }) })} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <SaveCsv
        table={table}
        name={`${year}-${table}`}
        rows={() => [titles, ...rows.map(({ name, fen }) => [name, ...fen.map(yuanOf)])]}
      />
    </section>
  );
}
