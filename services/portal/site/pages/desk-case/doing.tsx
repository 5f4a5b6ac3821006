import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Came } from '../../api/send.ts';
import { TellDone, type Told } from '../../frame/told.tsx';
import { now } from '../../words/now.ts';
import { usualSupplementDay } from '../desk/clocks.ts';
import { type Action, actionsOf } from './actions.ts';
import type { HeldDuties, StaffCase } from './case.ts';
import { ActionForm } from './form.tsx';
import type { CaseDesk } from './use-case.ts';
import { newWish, type Wish } from './wish.ts';

interface DoingProps {
  readonly of: StaffCase;
  readonly duties: HeldDuties;
  readonly desk: CaseDesk;
}

/** What can be done in this state, one thing at a time. What was typed outlives a change of the case. */
export function Doing({ of, duties, desk: { work, rest } }: DoingProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Action | null>(null);
  const [done, setDone] = useState<Told | null>(null);
  const [wish, setWish] = useState<Wish>(() => newWish(usualSupplementDay(of, now())));
  const there = actionsOf(of, duties);
  function close(action: Action, came: Came): Came {
    if (came === 'done') {
      setOpen(null);
      setDone({ text: t(`desk.done.${action}`) });
    }
    return came;
  }
  function cancel(): void {
    setOpen(null);
    rest();
  }
  return (
    <section aria-labelledby="actions" className="noprint">
      <h2 id="actions">{t('desk.actions')}</h2>
      <TellDone told={done} />
      {there.length === 0 && open === null && <p className="dim">{t('desk.noActions')}</p>}
      {open === null && (
        <div className="actions">
          {there.map((action, at) => (
            <Button key={action} type={at === 0 ? 'primary' : 'default'} onClick={() => setOpen(action)}>
              {t(`desk.action.${action}`)}
            </Button>
          ))}
        </div>
      )}
      {open !== null && (
        <ActionForm
          key={open}
          caseId={of.id}
          holder={of.centre.id}
          action={open}
          isThere={there.includes(open)}
          wish={wish}
          change={(more) => setWish((before) => ({ ...before, ...more }))}
          cancel={cancel}
          work={(run) => work(async () => close(open, await run()))}
        />
      )}
    </section>
  );
}
