import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Draft, type Typed, typedFrom } from './typed.ts';

interface BehindProps {
  readonly draft: Draft;
  readonly change: (more: Partial<Typed>) => void;
}

/** That somebody else saved meanwhile, and what: whoever writes says whose words go on. */
export function Behind({ draft, change }: BehindProps) {
  const { t } = useTranslation();
  const { text: base, revision } = draft;
  const theirs = () => change({ ...typedFrom(draft, draft.language), isOpen: true });
  return (
    <div className="summary news" role="alert">
      <p>
        <strong>{t('expert.opinion.changed', { revision })}</strong>
      </p>
      <details>
        <summary>{t('expert.opinion.theirs')}</summary>
        <blockquote className="text" lang={draft.language}>
          {base}
        </blockquote>
      </details>
      <div className="actions">
        <Button onClick={() => change({ base, revision })}>{t('expert.opinion.keepMine')}</Button>
        <Button onClick={theirs}>{t('expert.opinion.takeTheirs')}</Button>
      </div>
    </div>
  );
}
