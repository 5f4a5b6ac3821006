import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Empty, Loading } from '../../frame/states.tsx';
import { momentOf } from '../../words/dates.ts';
import { useDeskChoice } from './choice.ts';
import { DeskFilter } from './filter.tsx';
import { chosenOf, type DeskLine } from './lines.ts';
import { DeskTable } from './table.tsx';
import { useDesk } from './use-desk.ts';
import { DeskTrouble, NotStaff } from './who.tsx';

/** What waits at the centres of who is signed in: to be accepted, to be taken over, to be guided. */
export function Page() {
  const { t, i18n } = useTranslation();
  const { desk, again, more } = useDesk();
  if (needsSignIn(desk)) return <SignInFirst next="/desk" />;
  return (
    <>
      <PageTitle title={t('desk.title')} />
      <p className="lead">{t('desk.lead')}</p>
      {desk.status === 'asking' && <Loading />}
      {desk.status === 'in-trouble' && <DeskTrouble trouble={desk.trouble} retry={again} />}
      {desk.status === 'not-staff' && <NotStaff withheld={desk.withheld} />}
      {desk.status === 'there' && (
        <>
          <Lines lines={desk.lines} />
          {desk.hasMore && (
            <p>
              {t('desk.moreThere')} <Button onClick={more}>{t('desk.more')}</Button>
            </p>
          )}
          <p className="dim">
            {t('desk.clocks')} {t('desk.updated', { time: momentOf(desk.at, i18n.language) })}
            {i18n.language === 'en' ? ` (${t('desk.beijing')}).` : `（${t('desk.beijing')}）。`}
          </p>
        </>
      )}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly DeskLine[] }) {
  const { t } = useTranslation();
  const [choice, choose] = useDeskChoice();
  if (lines.length === 0)
    return (
      <Empty title={t('desk.none')}>
        <p>{t('desk.noneHint')}</p>
      </Empty>
    );
  const chosen = chosenOf(lines, choice);
  return (
    <>
      <DeskFilter lines={lines} choice={choice} choose={choose} />
      <p role="status">{t('desk.count', { count: chosen.length })}</p>
      {chosen.length === 0 ? <NoneFits /> : <DeskTable lines={chosen} />}
    </>
  );
}

function NoneFits() {
  const { t } = useTranslation();
  return (
    <Empty title={t('desk.noneMatch')}>
      <p>
        <Link to="/desk">{t('desk.clear')}</Link>
      </p>
    </Empty>
  );
}
