import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSend } from '../../api/send.ts';
import { ErrorSummary } from '../../frame/field.tsx';
import { Empty, InTrouble } from '../../frame/states.tsx';
import { dayOf } from '../../words/dates.ts';
import { Countries } from '../subscribe/countries.tsx';
import { zoneHere } from '../subscribe/form.tsx';
import { More } from '../subscribe/more.tsx';
import { Rhythm } from '../subscribe/rhythm.tsx';
import { byField, type Problems, type Wish } from '../subscribe/wish.ts';
import { ExpectedLine } from './expected.tsx';
import { ProposedValues } from './proposed.tsx';
import { useConfirming } from './send.ts';
import { type Exposure, wishOf } from './wish.ts';

interface ExposureFormProps {
  readonly organisationId: string;
  readonly exposure: Exposure;
  readonly done: (text: string) => void;
}

/** What is proposed, to be changed and agreed to. */
export function ExposureForm({ organisationId, exposure, done }: ExposureFormProps) {
  const { t, i18n } = useTranslation();
  const { proposed, chosen, email } = exposure;
  const [wish, setWish] = useState<Wish>(() => wishOf(exposure, { language: i18n.language, zone: zoneHere() }));
  const [lacks, setLacks] = useState<Problems>({});
  const { sending, isUncertain, send } = useSend();
  const confirm = useConfirming(organisationId, exposure);
  const problems = { ...(sending.status === 'wrong' ? byField(sending.problems) : {}), ...lacks };
  const change = (more: Partial<Wish>) => setWish({ ...wish, ...more });
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found: Problems = wish.countries.length > 0 ? {} : { countries: t('exposure.noCountry') };
    setLacks(found);
    if (Object.keys(found).length > 0) return;
    let counts = true;
    const counted = (does: boolean) => {
      counts = does;
    };
    const came = await send((commandId) => confirm(wish, commandId, counted));
    if (came === 'done') done(t(counts ? 'exposure.done' : 'exposure.mailed', { email }));
  }
  return (
    <form noValidate onSubmit={submit}>
      <Standing exposure={exposure} />
      <ErrorSummary title={t('exposure.wrong')} problems={problems} />
      {sending.status === 'in-trouble' && <InTrouble trouble={sending.trouble} />}
      <fieldset disabled={isUncertain}>
        <New exposure={exposure} wish={wish} change={change} />
        <h2>{t('exposure.proposed')}</h2>
        {isKnown(exposure) || chosen ? (
          <p className="dim">{t('exposure.proposedHint')}</p>
        ) : (
          <Empty title={t('exposure.nothing')}>
            <p>{t('exposure.nothingHint')}</p>
          </Empty>
        )}
        <ProposedValues values={proposed.filter(({ isNew }) => !isNew)} wish={wish} change={change} />
        <h2>{t('exposure.choose')}</h2>
        <Countries chosen={wish.countries} error={problems.countries} choose={(countries) => change({ countries })} />
        <More wish={wish} change={change} />
        <Rhythm wish={wish} error={problems.rhythm} change={change} />
      </fieldset>
      {wish.countries.length > 0 && <ExpectedLine wish={wish} />}
      <Agreeing exposure={exposure} />
      <Button type="primary" htmlType="submit" size="large" loading={sending.status === 'under-way'}>
        {t(chosen ? 'exposure.again' : 'exposure.subscribe')}
      </Button>
    </form>
  );
}

/** Whether anything is known beside the industry that it was entered with. */
function isKnown({ proposed }: Exposure): boolean {
  return proposed.some(({ reasons }) => reasons.some(({ from }) => from !== 'entry'));
}

interface NewProps {
  readonly exposure: Exposure;
  readonly wish: Wish;
  readonly change: (more: Partial<Wish>) => void;
}

/** What has come since it was chosen: nothing of it counts before it is ticked and confirmed. */
function New({ exposure: { proposed, chosen }, wish, change }: NewProps) {
  const { t } = useTranslation();
  if (chosen === null) return null;
  const fresh = proposed.filter(({ isNew }) => isNew);
  return (
    <section aria-labelledby="fresh">
      <h2 id="fresh">{t('exposure.fresh')}</h2>
      <p className="dim">{t(fresh.length > 0 ? 'exposure.freshHint' : 'exposure.freshNone')}</p>
      <ProposedValues values={fresh} wish={wish} change={change} />
    </section>
  );
}

/** What there is already. */
function Standing({ exposure: { chosen, interests, manageUrl } }: { readonly exposure: Exposure }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      {chosen && <p>{t('exposure.chosen', { date: dayOf(chosen.at, i18n.language) })}</p>}
      {interests > 0 && <p>{t('exposure.also', { interests })}</p>}
      {manageUrl && (
        <p>
          <a href={manageUrl}>{t('exposure.manage')}</a>
        </p>
      )}
    </>
  );
}

/** Where it goes, and what the click means. */
function Agreeing({ exposure: { email, returns, words } }: { readonly exposure: Exposure }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="consent">
      <h2 id="consent">{t('exposure.consent')}</h2>
      <p>{words.text}</p>
      <p>{t(returns ? 'exposure.returns' : 'exposure.to', { email })}</p>
    </section>
  );
}
