import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trouble } from '../api/trouble.ts';

/** Something is under way: said to who hears, shown to who sees. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div role="status" className="loading">
      <span className="unseen">{t('state.loading')}</span>
      <Skeleton active={false} title={false} paragraph={{ rows: 4 }} />
    </div>
  );
}

/** There is nothing, and what to do then. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}

/** A request came to nothing: offline, refused, or failed under a reference. */
export function InTrouble({
  trouble,
  retry,
}: {
  readonly trouble: Trouble;
  readonly retry?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const again = retry && (
    <p>
      <Button onClick={retry}>{t('state.retry')}</Button>
    </p>
  );
  return (
    <div className="trouble" data-trouble={trouble.kind}>
      <Alert
        type={trouble.kind === 'failed' ? 'error' : 'warning'}
        title={t(TITLES[trouble.kind])}
        description={<TroubleText trouble={trouble} />}
      />
      {again}
    </div>
  );
}

const TITLES = {
  offline: 'state.offlineTitle',
  refused: 'state.refusedTitle',
  failed: 'state.failedTitle',
} as const;

function TroubleText({ trouble }: { readonly trouble: Trouble }) {
  const { t } = useTranslation();
  switch (trouble.kind) {
    case 'offline':
      return t('state.offline');
    case 'refused':
      return trouble.message;
    case 'failed':
      return (
        <>
          {t('state.failed')} {trouble.reference && <Reference id={trouble.reference} />}
        </>
      );
    default:
      return trouble satisfies never;
  }
}

function Reference({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <>
      {t('state.reference')} <code>{id}</code>
    </>
  );
}
