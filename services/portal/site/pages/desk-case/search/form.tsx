import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Came, useSend } from '../../../api/send.ts';
import { TextField } from '../../../frame/inputs.tsx';
import { InTrouble } from '../../../frame/states.tsx';
import type { Search } from '../case.ts';
import type { SearchAction } from './actions.ts';
import { Ranking } from './ranking.tsx';
import { useSearchRun } from './run.ts';
import { type SearchLack, type SearchWish, searchLackOf } from './wish.ts';

interface SearchFormProps {
  readonly caseId: string;
  readonly search: Search | null;
  readonly action: SearchAction;
  /** Whether it can still be done. What was typed stays where it cannot. */
  readonly isThere: boolean;
  readonly wish: SearchWish;
  readonly change: (more: Partial<SearchWish>) => void;
  readonly cancel: () => void;
  readonly work: (run: () => Promise<Came>) => Promise<void>;
}

/** One action of the search, said once more before it is done: what it does, what it needs, and the button that does it. */
export function SearchForm({ caseId, search, action, isThere, wish, change, cancel, work }: SearchFormProps) {
  const { t } = useTranslation();
  const { sending, isUncertain, send } = useSend();
  const [lack, setLack] = useState<SearchLack | null>(null);
  const run = useSearchRun(caseId, search?.id ?? '');
  const canSend = isThere || isUncertain;
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = searchLackOf(action, wish);
    setLack(found);
    if (found !== null || !canSend) return;
    await work(() => send((commandId) => run(action, wish, commandId)));
  }
  const wrong = sending.status === 'wrong' ? sending.problems.map(({ message }) => message).join(' ') : undefined;
  return (
    <form className="panel" noValidate aria-labelledby="searching" onSubmit={submit}>
      <h3 id="searching">{t(`expert.search.action.${action}`)}</h3>
      <p>{t(`expert.search.effect.${action}`)}</p>
      {canSend ? null : (
        <p className="wrong" role="alert">
          {t('desk.gone')}
        </p>
      )}
      {sending.status === 'in-trouble' && (
        <div role="alert">
          <InTrouble trouble={sending.trouble} />
        </div>
      )}
      <fieldset disabled={isUncertain}>
        <Fields
          {...{ action, caseId, search, wish }}
          change={(more) => {
            setLack(null);
            change(more);
          }}
          error={lack === null ? wrong : t(lack === 'choice' ? 'expert.search.needChoice' : 'expert.search.needReason')}
        />
      </fieldset>
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!canSend} loading={sending.status === 'under-way'}>
          {t(`expert.search.confirm.${action}`)}
        </Button>
        <Button onClick={cancel}>{t('desk.cancel')}</Button>
      </div>
    </form>
  );
}

type FieldsProps = Pick<SearchFormProps, 'action' | 'caseId' | 'search' | 'wish' | 'change'> & {
  readonly error: string | undefined;
};

function Fields({ action, caseId, search, wish, change, error }: FieldsProps) {
  const { t } = useTranslation();
  switch (action) {
    case 'invite':
    case 'add':
      return (
        <>
          <Ranking
            caseId={caseId}
            without={action === 'add' ? (search?.candidates.flatMap(({ expert }) => expert?.id ?? []) ?? []) : []}
            chosen={wish.chosen}
            choose={(chosen) => change({ chosen })}
            error={error}
          />
          {action === 'invite' && (
            <p>
              <label>
                <input
                  type="checkbox"
                  checked={wish.isUrgent}
                  onChange={(event) => change({ isUrgent: event.target.checked })}
                />{' '}
                {t('expert.search.urgentTick')}
              </label>
            </p>
          )}
        </>
      );
    case 'remove':
      return (
        <TextField
          id="search-reason"
          label={t('expert.search.reasonLabel')}
          rows={3}
          max={2_000}
          error={error}
          value={wish.reason}
          onChange={(reason) => change({ reason })}
        />
      );
    case 'refuse-waiver':
    case 'withdraw':
      return (
        <TextField
          id="search-note"
          label={t('expert.search.noteLabel')}
          rows={3}
          max={2_000}
          error={error}
          value={wish.note}
          onChange={(note) => change({ note })}
        />
      );
    case 'accept-waiver':
    case 'release':
      return null;
    default:
      return action satisfies never;
  }
}
