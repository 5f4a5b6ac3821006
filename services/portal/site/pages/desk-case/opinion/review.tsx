import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import { useSend } from '../../../api/send.ts';
import { TextField } from '../../../frame/inputs.tsx';
import { SendingTrouble } from '../../../frame/sending-trouble.tsx';
import type { CaseWithFacts } from '../case.ts';
import type { Doing } from './index.tsx';

type Judgement = 'issue' | 'return';
interface ReviewProps {
  readonly caseId: string;
  readonly draft: NonNullable<CaseWithFacts['opinionDraft']>;
  readonly personId: string;
  readonly next: string;
  readonly doing: Doing;
}

/** Lets the draft out, or sends it back: by somebody who wrote none of it, and of the revision that they read. */
export function Review({ draft, personId, ...props }: ReviewProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<{ readonly judgement: Judgement; readonly revision: number } | null>(null);
  const [reason, setReason] = useState('');
  const isAuthor = draft.authors.some((one) => one?.id === personId);
  if (isAuthor) return <p>{t('expert.opinion.isAuthor')}</p>;
  if (draft.returned) return <p>{t('expert.opinion.awaitsRevision')}</p>;
  if (opened === null)
    return (
      <div className="actions noprint">
        {(['issue', 'return'] as const).map((judgement) => (
          <Button
            key={judgement}
            type={judgement === 'issue' ? 'primary' : 'default'}
            onClick={() => setOpened({ judgement, revision: draft.revision })}
          >
            {t(`expert.opinion.${judgement}`)}
          </Button>
        ))}
      </div>
    );
  return (
    <ReviewForm
      {...props}
      {...opened}
      isAsRead={opened.revision === draft.revision}
      reason={reason}
      setReason={setReason}
      close={() => setOpened(null)}
    />
  );
}

interface ReviewFormProps extends Pick<ReviewProps, 'caseId' | 'next' | 'doing'> {
  readonly judgement: Judgement;
  readonly revision: number;
  readonly isAsRead: boolean;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly close: () => void;
}

function ReviewForm(props: ReviewFormProps) {
  const { judgement, caseId, revision, isAsRead, reason, setReason, next, doing, close } = props;
  const { t } = useTranslation();
  const { sending, isUncertain, send } = useSend();
  const [isLacking, setLacking] = useState(false);
  const judge = useJudge(caseId);
  const isReturn = judgement === 'return';
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const lacks = isReturn && reason.trim() === '';
    setLacking(lacks);
    if (lacks) return;
    const words = t(isReturn ? 'expert.opinion.returnedNow' : 'expert.opinion.issuedNow');
    await doing(async () => {
      const came = await send((commandId) => judge({ judgement, revision, reason: reason.trim() }, commandId));
      if (came === 'done') close();
      return came;
    }, words);
  }
  const wrong = sending.status === 'wrong' ? sending.problems.map(({ message }) => message).join(' ') : undefined;
  return (
    <form className="panel" noValidate onSubmit={submit} aria-label={t(`expert.opinion.${judgement}`)}>
      <p>{isReturn ? t('expert.opinion.readNow', { revision }) : t('expert.opinion.issueEffect')}</p>
      {!isAsRead && (
        <p className="wrong" role="alert">
          {t('desk.gone')}
        </p>
      )}
      <SendingTrouble sending={sending} next={next} />
      {isReturn && (
        <fieldset disabled={isUncertain}>
          <TextField
            id="return-reason"
            label={t('expert.opinion.returnReason')}
            hint={t('expert.opinion.returnReasonHint')}
            error={isLacking ? t('expert.opinion.needReturnReason') : wrong}
            max={2_000}
            value={reason}
            onChange={setReason}
          />
        </fieldset>
      )}
      <div className="actions">
        <Button
          type="primary"
          htmlType="submit"
          disabled={!isAsRead && !isUncertain}
          loading={sending.status === 'under-way'}
        >
          {t(isReturn ? 'expert.opinion.yesReturn' : 'expert.opinion.yesIssue')}
        </Button>
        <Button onClick={close}>{t('desk.cancel')}</Button>
      </div>
    </form>
  );
}

interface Judged {
  readonly judgement: Judgement;
  readonly revision: number;
  readonly reason: string;
}

function useJudge(caseId: string) {
  const client = useClient();
  return async ({ judgement, revision, reason }: Judged, commandId: string) => {
    if (judgement === 'issue') {
      const { data, error } = await client.mutation(ASK.issueOpinion, { input: { caseId, revision }, commandId });
      return { answer: data?.issueOpinion, error };
    }
    const input = { caseId, revision, reason };
    const { data, error } = await client.mutation(ASK.returnOpinion, { input, commandId });
    return { answer: data?.returnOpinion, error };
  };
}
