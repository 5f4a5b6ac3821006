import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { useSend } from '../../api/send.ts';
import { TextField } from '../../frame/inputs.tsx';
import { useKept } from '../../frame/kept.ts';
import { SendingTrouble } from '../../frame/sending-trouble.tsx';
import { TellDone, type Told } from '../../frame/told.tsx';
import { momentOf } from '../../words/dates.ts';
import { now } from '../../words/now.ts';
import { listed, Rows } from '../desk-case/facts.tsx';
import { useExpertName } from '../desk-case/search/name.ts';
import type { OwnExpert } from './index.tsx';

interface ExpertProps {
  readonly caseId: string;
  readonly of: OwnExpert | null;
  readonly personId: string;
  readonly again: () => void;
}

/** Who advises on the case, as its enterprise is told; and objecting to them while that is possible. */
export function Expert({ caseId, of, personId, again }: ExpertProps) {
  const { t, i18n } = useTranslation();
  const nameOf = useExpertName();
  const [told, setTold] = useState<Told | null>(null);
  const done = () => {
    setTold({ text: t('expert.yours.objected') });
    again();
  };
  if (of === null) return <TellDone told={told} />;
  return (
    <section aria-labelledby="expert">
      <h2 id="expert">{t('expert.yours.title')}</h2>
      <p className="dim">{t('expert.yours.lead')}</p>
      <TellDone told={told} />
      <Rows
        rows={[
          [t('expert.name'), nameOf(of)],
          [t('expert.firm'), of.firm],
          [t('expert.kind'), of.kind.label],
          [t('expert.countries'), listed(of.countries, i18n.language)],
          [t('expert.yours.assignedAt'), momentOf(of.assignedAt, i18n.language)],
        ]}
      />
      {Date.parse(of.objectUntil) > now() ? (
        <Objection caseId={caseId} until={of.objectUntil} personId={personId} done={done} />
      ) : (
        <p className="dim">{t('expert.yours.over')}</p>
      )}
    </section>
  );
}

interface ObjectionProps {
  readonly caseId: string;
  readonly until: string;
  readonly personId: string;
  readonly done: () => void;
}
const NOTHING = { isOpen: false, reason: '' };

function Objection({ caseId, until, personId, done }: ObjectionProps) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const [typed, setTyped, forget] = useKept(`sinan.objection.${caseId}`, personId, () => NOTHING);
  const [isLacking, setLacking] = useState(false);
  const { sending, isUncertain, send } = useSend();
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const reason = typed.reason.trim();
    setLacking(reason === '');
    if (reason === '') return;
    const came = await send(async (commandId) => {
      const { data, error } = await client.mutation(ASK.objectToExpert, { input: { caseId, reason }, commandId });
      return { answer: data?.objectToExpert, error };
    });
    if (came !== 'done') return;
    forget();
    done();
  }
  const wrong = sending.status === 'wrong' ? sending.problems.map(({ message }) => message).join(' ') : undefined;
  return (
    <div className="noprint">
      <p>{t('expert.yours.until', { time: momentOf(until, i18n.language) })}</p>
      {!typed.isOpen && (
        <Button onClick={() => setTyped({ ...typed, isOpen: true })}>{t('expert.yours.object')}</Button>
      )}
      {typed.isOpen && (
        <form className="panel" noValidate onSubmit={submit} aria-label={t('expert.yours.object')}>
          <SendingTrouble sending={sending} next={`/my/cases/${caseId}`} />
          {isUncertain && <p>{t('form.uncertain')}</p>}
          <fieldset disabled={isUncertain}>
            <TextField
              id="objection"
              label={t('expert.yours.reason')}
              hint={t('expert.yours.reasonHint')}
              error={isLacking ? t('expert.yours.needReason') : wrong}
              rows={3}
              max={2_000}
              value={typed.reason}
              onChange={(reason) => setTyped({ ...typed, reason })}
            />
          </fieldset>
          <div className="actions">
            <Button type="primary" htmlType="submit" loading={sending.status === 'under-way'}>
              {t('expert.yours.send')}
            </Button>
            <Button onClick={() => setTyped({ ...typed, isOpen: false })}>{t('expert.yours.cancel')}</Button>
          </div>
        </form>
      )}
    </div>
  );
}
