import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { SendingTrouble } from '../../../frame/sending-trouble.tsx';
import { momentOf } from '../../../words/dates.ts';
import type { Draft } from './from-draft.ts';
import type { Saving } from './saver.ts';

interface StandingProps {
  readonly saving: Saving<Draft>;
  readonly next: string;
  readonly takeNewest: (newest: Draft) => void;
  readonly keepMine: (newest: Draft) => void;
}

/** How the draft stands. What keeps it from being saved is heard at once; that it is saved is there to be seen. */
export function DraftStanding({ saving, next, takeNewest, keepMine }: StandingProps) {
  const { t, i18n } = useTranslation();
  switch (saving.status) {
    case 'idle':
      return <p className="dim saving" />;
    case 'waiting':
      return <p className="dim saving">{t('draft.waiting')}</p>;
    case 'saved':
      return <p className="dim saving">{t('draft.saved', { time: momentOf(saving.savedAt, i18n.language) })}</p>;
    case 'gone':
      return <p role="alert">{t('draft.gone')}</p>;
    case 'in-trouble':
      return (
        <>
          <p className="saving">{t('draft.unsaved')}</p>
          <SendingTrouble sending={saving} next={next} />
        </>
      );
    case 'changed': {
      const { newest } = saving;
      return (
        <div role="alert" className="summary">
          <p>{t('draft.changed', { time: momentOf(newest.savedAt, i18n.language) })}</p>
          <div className="actions">
            <Button onClick={() => takeNewest(newest)}>{t('draft.takeNewest')}</Button>
            <Button onClick={() => keepMine(newest)}>{t('draft.keepMine')}</Button>
          </div>
        </div>
      );
    }
    default:
      return saving satisfies never;
  }
}
