import '../../words/figures.ts';
import type { ResultOf } from 'gql.tada';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Empty, Loading } from '../../frame/states.tsx';
import { type Dimension, Tally } from '../../frame/tally.tsx';
import { useYear, YearChoice, yearNow } from '../../frame/year-choice.tsx';
import { monthName } from '../../words/months.ts';
import { Bases } from './bases.tsx';
import { StaffHeadline } from './headline.tsx';
import { linesOf } from './lines.ts';
import { rowsAddress } from './rows-address.ts';
import { NotForYou } from './who.tsx';

export type Insights = ResultOf<typeof ASK.insights>;

/** The exact figures, for staff. They have a page of their own, so that what stands on the public one may always be passed on. */
export function Page() {
  const { t } = useTranslation();
  const year = useYear() ?? yearNow();
  const asked = useAsk(ASK.insights, { year });
  if (needsSignIn(asked)) return <SignInFirst next="/insights" />;
  return (
    <>
      <PageTitle title={t('figures.staffTitle')} />
      <p className="lead">{t('figures.staffLead')}</p>
      {asked.status === 'asking' && <Loading />}
      {asked.status === 'in-trouble' && <NotForYou trouble={asked.trouble} retry={asked.again} next="/insights" />}
      {asked.status === 'answered' && (
        <>
          <YearChoice year={year} />
          <Exact found={asked.data} year={year} />
        </>
      )}
      <p className="noprint">
        <Link to="/figures">{t('figures.publicLink')}</Link>
      </p>
    </>
  );
}

const DIMENSIONS = ['month', 'country', 'right', 'centre', 'state'] as const;

function Exact({ found, year }: { readonly found: Insights; readonly year: number }) {
  const { t } = useTranslation();
  return (
    <>
      <StaffHeadline figures={found.figures} />
      <Bases figures={found.figures} />
      <h2>{t('figures.cases')}</h2>
      {found.month.length === 0 ? (
        <Empty title={t('figures.noCases')} />
      ) : (
        DIMENSIONS.map((of) => <ExactTally key={of} of={of} found={found} year={year} />)
      )}
    </>
  );
}

interface ExactTallyProps {
  readonly of: Dimension;
  readonly found: Insights;
  readonly year: number;
}

function ExactTally({ of, found, year }: ExactTallyProps) {
  const { t, i18n } = useTranslation();
  const lines = useMemo(() => {
    const centreName = (id: string) => found.centres.find((centre) => centre.id === id)?.name ?? id;
    return linesOf(of, found[of], i18n.language, of === 'centre' ? centreName : monthName);
  }, [of, found, i18n.language]);
  const note = of === 'right' ? t('figures.rightsNote') : standingNote(of) && t('figures.standingNote');
  return (
    <Tally
      of={of}
      lines={lines}
      year={year}
      note={note || undefined}
      to={({ key }) => rowsAddress({ year, of: 'filed', by: of, key })}
    />
  );
}

function standingNote(of: Dimension): boolean {
  return of === 'centre' || of === 'state';
}
