import '../../words/figures.ts';
import type { ResultOf } from 'gql.tada';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cameSignedIn } from '../../about.ts';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { PageTitle } from '../../frame/page-title.tsx';
import { Empty, InTrouble, Loading } from '../../frame/states.tsx';
import { type Dimension, Tally, type TallyLine } from '../../frame/tally.tsx';
import { useYear, YearChoice } from '../../frame/year-choice.tsx';
import { monthName } from '../../words/months.ts';
import { linesOf } from '../insights/lines.ts';
import { PublicHeadline } from './headline.tsx';

export type Told = ResultOf<typeof ASK.publicFigures>['publicFigures'];

/** What everybody may read of the figures. What stands here may be passed on as it is. */
export function Page() {
  const { t } = useTranslation();
  const year = useYear();
  const asked = useAsk(ASK.publicFigures, { year });
  return (
    <>
      <PageTitle title={t('figures.title')} />
      <p className="lead">{t('figures.lead')}</p>
      {asked.status === 'asking' && <Loading />}
      {asked.status === 'in-trouble' && <InTrouble trouble={asked.trouble} retry={asked.again} />}
      {asked.status === 'answered' && (
        <>
          <YearChoice year={asked.data.publicFigures.year} />
          <Figures told={asked.data.publicFigures} />
        </>
      )}
      {cameSignedIn() && <ForStaff />}
    </>
  );
}

function Figures({ told }: { readonly told: Told }) {
  const { t, i18n } = useTranslation();
  const { year, until, threshold } = told;
  if (until === null)
    return (
      <Empty title={t('figures.noneClosed', { year })}>
        <p>{t('figures.noneClosedHint')}</p>
      </Empty>
    );
  return (
    <>
      <p role="status">{t('figures.until', { year, month: monthOfYear(until, i18n.language) })}</p>
      <PublicHeadline told={told} />
      <h2>{t('figures.cases')}</h2>
      <PublicTally told={told} of="month" counted={told.months} />
      <PublicTally told={told} of="country" counted={told.countries} />
      <PublicTally told={told} of="right" counted={told.rights} />
      <h2>{t('figures.howTitle')}</h2>
      <p>{t('figures.how', { count: threshold })}</p>
      <p>
        <Link to="/how-it-works">{t('figures.howLink')}</Link>
      </p>
    </>
  );
}

/** In Chinese months are numbers, and the sentence has the word for them. */
function monthOfYear(month: string, language: string): string {
  return language === 'en'
    ? new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`))
    : `${Number(month.slice(5))} `;
}

interface PublicTallyProps {
  readonly told: Told;
  readonly of: Exclude<Dimension, 'centre' | 'state'>;
  readonly counted: readonly { readonly key: string; readonly count: number }[];
}

function PublicTally({ told: { year, threshold }, of, counted }: PublicTallyProps) {
  const { t, i18n } = useTranslation();
  const lines = useMemo(() => linesOf(of, counted, i18n.language, monthName), [of, counted, i18n.language]);
  if (lines.length === 0)
    return (
      <section className="tally">
        <h3>{t(`figures.of.${of}`)}</h3>
        <p>{t('figures.nothing', { count: threshold })}</p>
      </section>
    );
  const few = (line: TallyLine) => (line.count === 0 ? t('figures.few', { count: threshold }) : line.count);
  const note = of === 'right' ? t('figures.rightsNote') : undefined;
  return <Tally of={of} lines={lines} year={year} cell={few} note={note} />;
}

/** The way to the exact figures, for who holds a duty. */
function ForStaff() {
  const { t } = useTranslation();
  const asked = useAsk(ASK.deskMe, {});
  if (asked.status !== 'answered' || asked.data.me.duties.length === 0) return null;
  return (
    <p className="noprint">
      <Link to="/insights">{t('figures.forStaff')}</Link>
    </p>
  );
}
