import { useTranslation } from 'react-i18next';
import type { Sending } from '../api/send.ts';
import { InTrouble } from './states.tsx';

/** Why a form was not sent. Who is signed in no more signs in and comes back to what was typed. */
export function SendingTrouble({ sending, next }: { readonly sending: Sending; readonly next: string }) {
  const { t } = useTranslation();
  if (sending.status !== 'in-trouble') return null;
  const { trouble } = sending;
  const isSignedOut = trouble.kind === 'refused' && trouble.code === 'UNAUTHENTICATED';
  return (
    <div role="alert">
      <InTrouble trouble={trouble} />
      {isSignedOut && (
        <p>
          {t('form.signedOut')} <a href={`/?${new URLSearchParams({ next })}`}>{t('my.toSignIn')}</a>
        </p>
      )}
    </div>
  );
}
