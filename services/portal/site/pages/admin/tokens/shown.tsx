import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Issued } from './issue.tsx';

interface ShownOnceProps {
  readonly of: Issued;
  readonly put: () => void;
}

/** What proves a token, as long as its reader wants it: the platform keeps it nowhere, and cannot show it again. */
export function ShownOnce({ of: { label, token }, put }: ShownOnceProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<'' | 'done' | 'failed'>('');
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(token);
      setCopied('done');
    } catch {
      setCopied('failed');
    }
  }
  return (
    <section ref={box} className="panel news" tabIndex={-1} aria-labelledby="shown-once">
      <h2 id="shown-once">{t('admin.tokens.shown', { label })}</h2>
      <p>{t('admin.tokens.once')}</p>
      <p>
        <code className="token">{token}</code>
      </p>
      <div className="actions">
        <Button type="primary" onClick={() => void copy()}>
          {t('admin.tokens.copy')}
        </Button>
        <Button onClick={put}>{t('admin.tokens.put')}</Button>
      </div>
      <p role="status">{copied && t(`admin.tokens.copied.${copied}`)}</p>
    </section>
  );
}
