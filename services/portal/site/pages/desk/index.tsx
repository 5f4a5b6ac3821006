import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Empty, Loading } from '../../frame/states.tsx';
import { momentOf } from '../../words/dates.ts';
import { actionsOf } from '../desk-case/actions.ts';
import { AcceptMany } from './bulk.tsx';
import { type DeskChoice, useDeskChoice } from './choice.ts';
import type { HeldDuty } from './duties.ts';
import { DeskFilter } from './filter.tsx';
import { chosenOf, type DeskLine, GROUPS } from './lines.ts';
import { SavedFilters } from './saved.tsx';
import { DeskTable } from './table.tsx';
import { ToClaims } from './to-claims.tsx';
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
      {desk.status === 'there' && (
        <p className="noprint">
          {desk.doesIntake && (
            <>
              <ToClaims /> ·{' '}
            </>
          )}
          <Link to="/desk/register">{t('desk.toRegister')}</Link> · <Link to="/insights">{t('desk.toFigures')}</Link>
        </p>
      )}
      {desk.status === 'asking' && <Loading />}
      {desk.status === 'in-trouble' && <DeskTrouble trouble={desk.trouble} retry={again} />}
      {desk.status === 'not-staff' && <NotStaff withheld={desk.withheld} />}
      {desk.status === 'there' && (
        <>
          <Lines lines={desk.lines} duties={desk.duties} personId={desk.personId} again={again} />
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

interface LinesProps {
  readonly lines: readonly DeskLine[];
  readonly duties: readonly HeldDuty[];
  readonly personId: string;
  readonly again: () => Promise<void>;
}

function Lines({ lines, duties, personId, again }: LinesProps) {
  const { t } = useTranslation();
  const [choice, choose] = useDeskChoice();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  if (lines.length === 0)
    return (
      <Empty title={t('desk.none')}>
        <p>{t('desk.noneHint')}</p>
      </Empty>
    );
  const chosen = chosenOf(lines, choice);
  const mayAccept = chosen.filter(({ of, group }) => group === 'submitted' && actionsOf(of, duties).includes('accept'));
  const toAccept = mayAccept.filter(({ of }) => ticked.has(of.id));
  const tick = (id: string) =>
    setTicked((before) =>
      before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
    );
  return (
    <>
      <DeskFilter lines={lines} choice={choice} choose={choose} />
      <SavedFilters personId={personId} choice={choice} words={wordsOf(lines, choice, t)} />
      <AcceptMany chosen={toAccept} clear={() => setTicked(new Set())} again={() => void again()} />
      <p role="status">{t('desk.count', { count: chosen.length })}</p>
      {chosen.length === 0 ? (
        <NoneFits />
      ) : (
        <DeskTable lines={chosen} acceptable={mayAccept.map(({ of }) => of.id)} ticked={ticked} tick={tick} />
      )}
    </>
  );
}

/** What is chosen, in the words of the page. */
function wordsOf(lines: readonly DeskLine[], { state, country, centre }: DeskChoice, t: TFunction): readonly string[] {
  const group = GROUPS.find((one) => one === state);
  const names = [
    group && t(`desk.group.${group}`),
    country && lines.find(({ of }) => of.country.code === country)?.of.country.label,
    centre && lines.find(({ of }) => of.centre.id === centre)?.of.centre.name,
  ];
  return names.flatMap((name) => name || []);
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
