import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSend } from '../../api/send.ts';
import { ErrorSummary } from '../../frame/field.tsx';
import { LineField } from '../../frame/inputs.tsx';
import { InTrouble } from '../../frame/states.tsx';
import { codesOf } from '../../words/codes.ts';
import { Countries } from './countries.tsx';
import { More } from './more.tsx';
import { Rhythm } from './rhythm.tsx';
import { useAsking } from './send.ts';
import { byField, type Problems, problemsOf, type Wish } from './wish.ts';

/** The one form: an address and countries are all it takes. */
export function SubscribeForm({ onSent }: { readonly onSent: (email: string) => void }) {
  const { t } = useTranslation();
  const [wish, setWish] = useWish();
  const [lacks, setLacks] = useState<Problems>({});
  const { sending, isUncertain, send } = useSend();
  const ask = useAsking();
  const problems = { ...(sending.status === 'wrong' ? byField(sending.problems) : {}), ...lacks };
  const change = (more: Partial<Wish>) => setWish({ ...wish, ...more });
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = problemsOf(wish, { noEmail: t('subscribe.noEmail'), noCountry: t('subscribe.noCountry') });
    setLacks(found);
    if (Object.keys(found).length > 0) return;
    if ((await send((commandId) => ask(wish, commandId))) === 'done') onSent(wish.email.trim());
  }
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary title={t('subscribe.wrong')} problems={problems} />
      {sending.status === 'in-trouble' && <InTrouble trouble={sending.trouble} />}
      <fieldset disabled={isUncertain}>
        <Countries chosen={wish.countries} error={problems.countries} choose={(countries) => change({ countries })} />
        <LineField
          id="email"
          type="email"
          autoComplete="email"
          label={t('subscribe.email')}
          hint={t('subscribe.emailHint')}
          error={problems.email}
          value={wish.email}
          onChange={(email) => change({ email })}
        />
        <Rhythm wish={wish} error={problems.rhythm} change={change} />
        <More wish={wish} change={change} />
      </fieldset>
      <Button type="primary" htmlType="submit" size="large" loading={sending.status === 'under-way'}>
        {t('subscribe.send')}
      </Button>
    </form>
  );
}

/** The zone of the browser, or, where it tells none, of the centres. */
export function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Shanghai';
}

/** Begins with what the address names (`?country=US`), in the language of the page. */
function useWish() {
  const { i18n } = useTranslation();
  const [query] = useSearchParams();
  return useState<Wish>(() => {
    const known = new Set(codesOf('countries'));
    const countries = [...new Set(query.getAll('country'))].filter((code) => known.has(code));
    const rhythm = { rhythm: 'instant', weekday: 1, hour: 8, zone: zoneHere() } as const;
    const all = { rights: [], industries: [], platforms: [], severity: 'notice' };
    return { email: '', countries, ...all, locale: i18n.language, ...rhythm };
  });
}
