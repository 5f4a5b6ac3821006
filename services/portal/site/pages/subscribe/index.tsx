import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readAbout } from '../../about.ts';
import { PageTitle } from '../../frame/page-title.tsx';
import { SubscribeForm } from './form.tsx';

/** Asks for warnings by mail, in one form, without an account; then leads to the mailbox. */
export function Page() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  return sentTo === null ? <Asking onSent={setSentTo} /> : <Sent to={sentTo} again={() => setSentTo(null)} />;
}

function Asking({ onSent }: { readonly onSent: (email: string) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('subscribe.title')} />
      <p className="lead">{t('subscribe.lead')}</p>
      <div className="beside">
        <SubscribeForm onSent={onSent} />
        <aside className="panel" aria-labelledby="what">
          <h2 id="what">{t('subscribe.what')}</h2>
          <ul>
            <li>{t('subscribe.whatMail')}</li>
            <li>{t('subscribe.whatFirst')}</li>
            <li>{t('subscribe.whatLeave')}</li>
          </ul>
        </aside>
      </div>
    </>
  );
}

function Sent({ to, again }: { readonly to: string; readonly again: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('subscribe.sentTitle')} />
      <p>{t('subscribe.sent', { email: to })}</p>
      <p className="dim">{t('subscribe.sentWait')}</p>
      <p>
        <button type="button" className="link" onClick={again}>
          {t('subscribe.again')}
        </button>
      </p>
      {readAbout().mailbox && (
        <p>
          <a href="/mailbox">{t('subscribe.mailbox')}</a>
        </p>
      )}
    </>
  );
}
