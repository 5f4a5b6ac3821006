import { useTranslation } from 'react-i18next';
import type { Trouble } from '../api/trouble.ts';
import { PageTitle } from './page-title.tsx';

/** Whether the gateway asked who this is: nobody is signed in, or not any more. */
export function needsSignIn({ trouble }: { readonly status: string; readonly trouble?: Trouble }): boolean {
  return trouble?.kind === 'refused' && trouble.code === 'UNAUTHENTICATED';
}

/** Leads to signing in, which is the server's own page: it alone sets the cookie that no script reads. It leads back here. */
export function SignInFirst({ next }: { readonly next: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('my.signInTitle')} />
      <p>{t('my.signIn')}</p>
      <p>
        <a href={`/?${new URLSearchParams({ next })}`}>{t('my.toSignIn')}</a>
      </p>
    </>
  );
}
