import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trouble } from '../../api/trouble.ts';
import { upload } from '../../api/upload.ts';
import { FileField } from '../../frame/file-field.tsx';
import { InTrouble } from '../../frame/states.tsx';
import type { SentPaper } from './claim.ts';

type Stands =
  | { readonly status: 'idle' }
  | { readonly status: 'under-way'; readonly share: number; readonly stop: () => void }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble };

interface PaperFieldProps {
  readonly id: 'licence' | 'authority';
  readonly paper: SentPaper | null;
  readonly error: string | undefined;
  readonly change: (paper: SentPaper | null) => void;
  readonly isOnItsWay: (is: boolean) => void;
}

/** One paper of a claim: sent as soon as it is chosen, and kept for a day until the claim takes it. */
export function PaperField({ id, paper, error, change, isOnItsWay }: PaperFieldProps) {
  const { t } = useTranslation();
  const [stands, setStands] = useState<Stands>({ status: 'idle' });
  async function choose([file]: readonly File[]): Promise<void> {
    if (!file) return;
    const stopping = new AbortController();
    const stop = () => stopping.abort();
    const told = (share: number) => setStands({ status: 'under-way', share, stop });
    told(0);
    isOnItsWay(true);
    const came = await upload(file, told, stopping.signal);
    isOnItsWay(false);
    setStands(came.status === 'in-trouble' ? came : { status: 'idle' });
    if (came.status === 'sent') change({ uploadId: came.uploadId, name: file.name });
  }
  return (
    <>
      <FileField
        id={id}
        one
        label={t(`claim.${id}`)}
        hint={t(`claim.${id}Hint`)}
        error={error}
        disabled={stands.status === 'under-way'}
        choose={(files) => void choose(files)}
      />
      <div role="status">
        {stands.status === 'under-way' && <OnItsWay share={stands.share} stop={stands.stop} />}
        {paper && stands.status === 'idle' && (
          <p>
            {t('claim.paperSent', { name: paper.name })}{' '}
            <Button onClick={() => change(null)} aria-label={t('claim.removePaper', { name: paper.name })}>
              {t('claim.remove')}
            </Button>
          </p>
        )}
      </div>
      {stands.status === 'in-trouble' && (
        <div role="alert">
          <InTrouble trouble={stands.trouble} />
        </div>
      )}
    </>
  );
}

function OnItsWay({ share, stop }: { readonly share: number; readonly stop: () => void }) {
  const { t } = useTranslation();
  const percent = Math.floor(100 * share);
  return (
    <p>
      <progress max={100} value={percent} aria-label={t('claim.progress', { percent })} />{' '}
      {t('claim.progress', { percent })} <Button onClick={stop}>{t('claim.stop')}</Button>
    </p>
  );
}
