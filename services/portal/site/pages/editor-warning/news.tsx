import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Differences } from './differences.tsx';
import type { News } from './merge.ts';
import { useFieldName } from './names.ts';
import type { Wish } from './wish.ts';

interface NewsProps {
  readonly news: News;
  readonly change: (more: Partial<Wish>) => void;
  readonly seen: () => void;
}

/** That somebody else has saved the draft meanwhile, what they changed, and where both wrote. It stays until it is put away. */
export function NewsOfDraft({ news: { before, saved, theirs, both }, change, seen }: NewsProps) {
  const { t } = useTranslation();
  const name = useFieldName();
  return (
    <div role="status">
      <div className="summary news">
        <p>
          <strong>{t('editor.changedDraft')}</strong>
        </p>
        <Differences before={before} now={saved} fields={theirs} />
        <p>{t('editor.changedDraftHint')}</p>
        {both.map((field) => (
          <p key={field}>
            {t('editor.bothChanged', { field: name(field) })}{' '}
            <Button onClick={() => change({ [field]: saved[field] })}>
              {t('editor.takeTheirs', { field: name(field) })}
            </Button>
          </p>
        ))}
        <Button onClick={seen}>{t('editor.seen')}</Button>
      </div>
    </div>
  );
}

/** That others have worked on the warning meanwhile, which the page already shows. */
export function NewsOfWarning({ there, seen }: { readonly there: boolean; readonly seen: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {there && (
        <div className="summary news">
          <p>
            <strong>{t('editor.changed')}</strong>
          </p>
          <p>{t('editor.changedHint')}</p>
          <Button onClick={seen}>{t('editor.seen')}</Button>
        </div>
      )}
    </div>
  );
}
