import { useTranslation } from 'react-i18next';
import type { Sending } from '../../api/send.ts';
import { InTrouble } from '../../frame/states.tsx';

/** Why something was not done. Who is signed in no more signs in, and comes back to what was typed. */
export function SendingTrouble({ sending, warningId }: { readonly sending: Sending; readonly warningId: string }) {
  if (sending.status !== 'in-trouble') return null;
  const { trouble } = sending;
  return (
    <div role="alert">
      <InTrouble trouble={trouble} />
      {trouble.kind === 'refused' && trouble.code === 'UNAUTHENTICATED' && <SignInAgain warningId={warningId} />}
    </div>
  );
}

export function SignInAgain({ warningId }: { readonly warningId: string }) {
  const { t } = useTranslation();
  return (
    <p>
      {t('editor.signedOut')}{' '}
      <a href={`/?${new URLSearchParams({ next: `/editor/warnings/${warningId}` })}`}>{t('my.toSignIn')}</a>
    </p>
  );
}
