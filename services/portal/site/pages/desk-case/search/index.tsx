import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Came } from '../../../api/send.ts';
import { TellDone, type Told } from '../../../frame/told.tsx';
import { momentOf } from '../../../words/dates.ts';
import { expertName } from '../../../words/expert-codes.ts';
import { holds } from '../../desk/duties.ts';
import type { HeldDuties, Search, StaffCase } from '../case.ts';
import type { CaseDesk } from '../use-case.ts';
import { type SearchAction, searchActionsOf } from './actions.ts';
import { Candidates } from './candidates.tsx';
import { SearchForm } from './form.tsx';
import { NO_WISH, type SearchWish } from './wish.ts';

interface ExpertsProps {
  readonly of: StaffCase;
  readonly search: Search | null;
  readonly duties: HeldDuties;
  readonly desk: CaseDesk;
}

/** The search for the expert of a case: who is asked, how far each is, and what its centre may do. */
export function Experts({ of, search, duties, desk }: ExpertsProps) {
  const { t } = useTranslation();
  const maySearch = holds(duties, 'officer', of.centre.id) || holds(duties, 'experts', of.centre.id);
  const isOfUse = maySearch && searchActionsOf(of.status, search).length > 0;
  if (search === null && !isOfUse) return null;
  return (
    <section aria-labelledby="experts">
      <h2 id="experts">{t('expert.search.title')}</h2>
      {search === null ? <p className="dim">{t('expert.search.none')}</p> : <Standing of={search} />}
      {search && <Candidates of={search.candidates} />}
      {maySearch && <Doing of={of} search={search} desk={desk} />}
    </section>
  );
}

function Standing({ of }: { readonly of: Search }) {
  const { t, i18n } = useTranslation();
  const time = (at: string) => momentOf(at, i18n.language);
  const about = [
    t('expert.search.round', { round: of.round }),
    of.urgent && t('expert.search.urgent'),
    t('expert.search.openedAt', { time: time(of.openedAt) }),
    of.endedAt && t('expert.search.endedAt', { time: time(of.endedAt) }),
  ];
  return (
    <>
      <p>
        <strong>{t('expert.search.status', { status: expertName('invitationStatuses', of.status) })}</strong>{' '}
        <span className="dim">{about.filter(Boolean).join(' · ')}</span>
      </p>
      {of.note && <p className="text">{t('expert.search.note', { note: of.note })}</p>}
    </>
  );
}

/** One action at a time. What was chosen and typed outlives a change of the case. */
function Doing({ of, search, desk: { work, rest } }: Omit<ExpertsProps, 'duties'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<SearchAction | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const [wish, setWish] = useState<SearchWish>(NO_WISH);
  const there = searchActionsOf(of.status, search);
  function close(action: SearchAction, came: Came): Came {
    if (came === 'done') {
      setOpen(null);
      setWish(NO_WISH);
      setTold({ text: t(`expert.search.done.${action}`) });
    }
    return came;
  }
  function cancel(): void {
    setOpen(null);
    rest();
  }
  return (
    <div className="noprint">
      <TellDone told={told} />
      {open === null && there.length > 0 && (
        <div className="actions">
          {there.map((action, at) => (
            <Button key={action} type={at === 0 ? 'primary' : 'default'} onClick={() => setOpen(action)}>
              {t(`expert.search.action.${action}`)}
            </Button>
          ))}
        </div>
      )}
      {open !== null && (
        <SearchForm
          key={open}
          caseId={of.id}
          search={search}
          action={open}
          isThere={there.includes(open)}
          wish={wish}
          change={(more) => setWish((before) => ({ ...before, ...more }))}
          cancel={cancel}
          work={(run) => work(async () => close(open, await run()))}
        />
      )}
    </div>
  );
}
