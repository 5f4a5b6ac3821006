import { Button } from 'antd';
import type { ResultOf } from 'gql.tada';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { type Trouble, troubleOf } from '../../api/trouble.ts';
import { LineField } from '../../frame/inputs.tsx';
import { InTrouble } from '../../frame/states.tsx';
import { calendarDay, momentOf } from '../../words/dates.ts';
import { usePartName } from './names.ts';

type Parts = NonNullable<ResultOf<typeof ASK.editorDeliveryTo>['deliveryTo']>['parts'];
type Found =
  | { readonly status: 'none' | 'wrong' | 'asking' }
  | { readonly status: 'found'; readonly parts: Parts }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble };

/** What became of the mails about a warning to the reader of one address. The address stands nowhere but in its field. */
export function OneReader({ warningId }: { readonly warningId: string }) {
  const { t } = useTranslation();
  const client = useClient();
  const [email, setEmail] = useState('');
  const [found, setFound] = useState<Found>({ status: 'none' });
  function typed(text: string): void {
    setEmail(text);
    setFound({ status: 'none' });
  }
  async function find(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const variables = { warningId, email: email.trim() };
    if (!/^\S+@\S+\.\S+$/.test(variables.email)) {
      setFound({ status: 'wrong' });
      event.currentTarget.querySelector('input')?.focus();
      return;
    }
    const asking = { status: 'asking' } as const;
    setFound(asking);
    const { data, error } = await client.query(ASK.editorDeliveryTo, variables, { requestPolicy: 'network-only' });
    // What was typed meanwhile is not what this answers.
    setFound((now) => {
      if (now !== asking) return now;
      if (error) return { status: 'in-trouble', trouble: troubleOf(error) };
      return { status: 'found', parts: data?.deliveryTo?.parts ?? [] };
    });
  }
  return (
    <form noValidate aria-labelledby="one-reader" onSubmit={find}>
      <h3 id="one-reader">{t('editor.reader.title')}</h3>
      <LineField
        id="reader-email"
        type="email"
        label={t('editor.reader.email')}
        hint={t('editor.reader.hint')}
        error={found.status === 'wrong' ? t('editor.reader.need') : undefined}
        value={email}
        onChange={typed}
      />
      <Button htmlType="submit" loading={found.status === 'asking'}>
        {t('editor.reader.find')}
      </Button>
      <div role="status">
        {found.status === 'found' && <Told parts={found.parts} />}
        {found.status === 'in-trouble' && <InTrouble trouble={found.trouble} />}
      </div>
    </form>
  );
}

function Told({ parts }: { readonly parts: Parts }) {
  const { t } = useTranslation();
  const nameOf = usePartName();
  const wordsOf = useMailWords();
  if (parts.length === 0) return <p>{t('editor.reader.none')}</p>;
  return (
    <>
      <dl className="facts">
        {parts.map(({ mail, ...part }) => (
          <div key={nameOf(part)}>
            <dt>{nameOf(part)}</dt>
            <dd>{mail === null ? t('editor.reader.notTold') : wordsOf(mail)}</dd>
          </div>
        ))}
      </dl>
      <p className="dim">{t('editor.reader.times')}</p>
    </>
  );
}

/** Says the state of a mail, when it was asked for and when it went out. */
function useMailWords(): (mail: NonNullable<Parts[number]['mail']>) => string {
  const { t, i18n } = useTranslation();
  const moment = (instant: string) => momentOf(instant, i18n.language);
  return ({ state, askedAt, sentAt, digestDay }) => {
    const day = digestDay === null ? '' : calendarDay(digestDay, i18n.language);
    return [
      t(`editor.reader.state.${state}`, { day }),
      t('editor.reader.asked', { time: moment(askedAt) }),
      ...(sentAt === null ? [] : [t('editor.reader.went', { time: moment(sentAt) })]),
    ].join(t('editor.between'));
  };
}
