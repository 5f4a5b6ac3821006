import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSend } from '../../api/send.ts';
import { ErrorSummary } from '../../frame/field.tsx';
import { useKept } from '../../frame/kept.ts';
import { type Problems, problemsAt } from '../../frame/problems.ts';
import { SendingTrouble } from '../../frame/sending-trouble.tsx';
import { onlyOne } from './applicants.ts';
import { keptAs } from './drafts/discard.tsx';
import { type Draft, filledFrom } from './drafts/from-draft.ts';
import type { KnownDraft } from './drafts/saver.ts';
import { DraftStanding } from './drafts/standing.tsx';
import { useSaver, useSaving } from './drafts/use-saver.ts';
import { type Filled, newFilled } from './filled.ts';
import { lacksOf } from './lacks.ts';
import type { Centre, Me } from './part.ts';
import { StepFields } from './step-fields.tsx';
import { StepList } from './step-list.tsx';
import { STEPS, type Step, stepAfter, stepBefore } from './steps.ts';
import { type Filed, useFiling } from './use-filing.ts';
import { useStep } from './use-step.ts';

interface WizardProps {
  readonly me: Me;
  readonly centres: readonly Centre[];
  /** What is gone on with; null for a new application. */
  readonly draft: Draft | null;
  /** Who one is here is to be asked anew. */
  readonly onClaimed: () => void;
  /** A new application is kept under this id from now on. */
  readonly onKept: (draftId: string) => void;
  readonly onFiled: (filed: Filed) => void;
}

/** The application, a step at a time; nothing keeps anybody from the next. What is missing is told at the last. */
export function Wizard({ me, centres, draft, onClaimed, onKept, onFiled }: WizardProps) {
  const { t } = useTranslation();
  const { filled, put, forget, ...drafting } = useDrafting(me, draft, onKept);
  const { saver, saving, next } = drafting;
  const { step, heading, go, follow } = useStep();
  const { sending, isUncertain, send } = useSend();
  const [tried, setTried] = useState(0);
  const file = useFiling(onFiled);
  const lacks = lacksOf(filled);
  const problems: Problems = {
    ...(sending.status === 'wrong' ? problemsAt(sending.problems) : {}),
    ...(tried > 0 ? Object.fromEntries(lacks.map(({ field, why }) => [field, t(`apply.why.${why}`)])) : {}),
  };
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step !== 'check') return go(stepAfter(step));
    setTried(tried + 1);
    if (lacks.length > 0 && !isUncertain) return;
    const known = await saver.stop();
    const came = await send(() => file(filled, known?.id ?? null));
    if (came === 'done') forget();
    else if (came === 'refused') saver.goOn();
  }
  return (
    <form noValidate onSubmit={submit}>
      <StepList step={step} />
      <ErrorSummary title={t('apply.wrong')} problems={problems} tried={tried} follow={follow} />
      <SendingTrouble sending={sending} next={next} />
      {isUncertain && <p role="alert">{t('form.uncertain')}</p>}
      <h2 ref={heading} tabIndex={-1}>
        {t('apply.at', { nth: STEPS.indexOf(step) + 1, of: STEPS.length, step: t(`apply.step.${step}`) })}
      </h2>
      <fieldset disabled={isUncertain}>
        <StepFields
          {...{ step, me, centres, filled, problems, lacks, follow, next, onClaimed }}
          change={(more) => put((before) => ({ ...before, ...more }))}
        />
      </fieldset>
      <DraftStanding
        saving={saving}
        next={next}
        takeNewest={drafting.takeNewest}
        keepMine={(newest) => saver.saveOver(newest, filled)}
      />
      <Moves step={step} go={go} isUncertain={isUncertain} isUnderWay={sending.status === 'under-way'} />
    </form>
  );
}

/** What is filled in: kept by the platform as a draft, and by this tab in what the draft has not. */
function useDrafting(me: Me, draft: Draft | null, onKept: WizardProps['onKept']) {
  const [draftId, setDraftId] = useState(draft?.id ?? null);
  const revision = draft?.revision ?? 0;
  const [fresh] = useState(() => withApplicant(draft ? filledFrom(draft) : newFilled(), me));
  const [kept, setKept, forget] = useKept<Kept>(
    keptAs(draftId),
    me.person.id,
    () => ({ filled: fresh, revision }),
    (before) => before.revision !== revision,
  );
  const filled = withApplicant(kept.filled, me);
  const { saver, saving } = useSaver(draft, saved);
  useSaving(saver, filled, fresh);
  function saved(known: KnownDraft): void {
    setKept((before) => ({ ...before, revision: known.revision }));
    if (known.id === draftId) return;
    sessionStorage.removeItem(keptAs(null));
    setDraftId(known.id);
    onKept(known.id);
  }
  function takeNewest(newest: Draft): void {
    setKept({ filled: filledFrom(newest), revision: newest.revision });
    saver.take(newest);
  }
  const put = (change: (before: Filled) => Filled) =>
    setKept((before) => ({ ...before, filled: change(before.filled) }));
  const next = draftId ? `/apply?${new URLSearchParams({ draft: draftId })}` : '/apply';
  return { filled, put, forget, saver, saving, next, takeNewest };
}
interface Kept {
  readonly filled: Filled;
  readonly revision: number;
}

/** The only organisation that there is need not be chosen. */
function withApplicant(filled: Filled, me: Me): Filled {
  return { ...filled, organisationId: filled.organisationId || onlyOne(me) };
}

interface MovesProps {
  readonly step: Step;
  readonly go: (step: Step) => void;
  readonly isUncertain: boolean;
  readonly isUnderWay: boolean;
}

function Moves({ step, go, isUncertain, isUnderWay }: MovesProps) {
  const { t } = useTranslation();
  const last = isUncertain ? t('form.again') : t('apply.send');
  return (
    <div className="actions">
      <Button type="primary" htmlType="submit" size="large" loading={isUnderWay}>
        {step === 'check' ? last : t('apply.next')}
      </Button>
      {step !== 'who' && (
        <Button size="large" onClick={() => go(stepBefore(step))}>
          {t('apply.back')}
        </Button>
      )}
      {step !== 'check' && (
        <button type="button" className="link" onClick={() => go('check')}>
          {t('apply.toCheck')}
        </button>
      )}
    </div>
  );
}
