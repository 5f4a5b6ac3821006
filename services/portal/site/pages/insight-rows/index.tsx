import '../../words/figures.ts';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Missing } from '../../frame/boundary.tsx';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Empty, InTrouble, Loading } from '../../frame/states.tsx';
import { monthName } from '../../words/months.ts';
import { nameIn } from '../insights/lines.ts';
import { type RowsAsked, rowsAddress, rowsAskedIn } from '../insights/rows-address.ts';
import { NotForYou } from '../insights/who.tsx';
import { More } from './more.tsx';
import { RowsTable } from './table.tsx';
import { type Rows, useRows } from './use-rows.ts';

/** What a number is made of: entries of the ledger, or cases. */
export function Page() {
  const [query] = useSearchParams();
  const asked = rowsAskedIn(query);
  if (!asked) return <Missing />;
  return <Behind key={rowsAddress(asked)} asked={asked} />;
}

function Behind({ asked }: { readonly asked: RowsAsked }) {
  const { t } = useTranslation();
  const { rows, more, again } = useRows(asked);
  const title = t(`figures.rows.${asked.of}`, { year: asked.year });
  if (needsSignIn(rows)) return <SignInFirst next="/insights" />;
  return (
    <>
      <p className="noprint">
        <Link to={`/insights?year=${asked.year}`}>{t('figures.rows.back')}</Link>
      </p>
      <PageTitle title={title} />
      <Under asked={asked} rows={rows} />
      <p className="dim">{t('figures.rows.lead')}</p>
      {rows.status === 'asking' && <Loading />}
      {rows.status === 'in-trouble' && <NotForYou trouble={rows.trouble} retry={again} next="/insights" />}
      {rows.status === 'there' && rows.lines.length === 0 && !rows.hasMore && <Empty title={t('figures.rows.none')} />}
      {rows.status === 'there' && (rows.lines.length > 0 || rows.hasMore) && (
        <>
          <RowsTable lines={rows.lines} title={title} asked={asked} />
          {rows.trouble && <InTrouble trouble={rows.trouble} />}
          <More count={rows.lines.length} hasMore={rows.hasMore} more={more} />
        </>
      )}
    </>
  );
}

/** Under which key these are counted, where it is not all of them. */
function Under({ asked: { by, key, basis }, rows }: { readonly asked: RowsAsked; readonly rows: Rows }) {
  const { t, i18n } = useTranslation();
  if (basis) return <p className="lead">{t(`figures.bases.${basis}`)}</p>;
  if (!by || !key) return null;
  const centreName = () => (rows.status === 'there' ? (rows.lines[0]?.of.centre.name ?? '') : '');
  const name = nameIn(by, key, i18n.language, by === 'centre' ? centreName : monthName);
  return <p className="lead">{`${t(`figures.columns.${by}`)}${i18n.language === 'en' ? ': ' : '：'}${name}`}</p>;
}
