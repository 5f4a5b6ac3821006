import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarDay, momentOf } from '../../words/dates.ts';
import { now } from '../../words/now.ts';
import { Deadline, listed, Rows } from '../desk-case/facts.tsx';
import type { Candidacy } from './candidacies.ts';
import { ConflictForm } from './conflict-form.tsx';
import { OfferForm } from './offer-form.tsx';

interface AskedProps {
  readonly of: Candidacy;
  /** Whether the address names it: then it is where the focus is. */
  readonly named: boolean;
  readonly personId: string;
  readonly done: (text: string) => void;
}

/** An invitation that waits for its expert: the names to be checked, or then the facts, and the answer. */
export function Asked({ of, named, ...props }: AskedProps) {
  const { t } = useTranslation();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (named) head.current?.focus();
  }, [named]);
  const { brief } = of;
  const isOffer = of.stage === 'offered';
  const title = brief
    ? t('expert.offer', { dispute: brief.disputeType.label, country: brief.country.label })
    : t('expert.check');
  const heading = `asked-${of.invitationId}`;
  return (
    <section className="panel next" aria-labelledby={heading}>
      <h3 ref={head} id={heading} tabIndex={-1}>
        {of.urgent && <strong className="level level-urgent">{t('desk.urgent')}</strong>} {title}
      </h3>
      <AnswerBy at={of.answerBy} />
      <p>{t(isOffer ? 'expert.offerLead' : 'expert.checkLead')}</p>
      {isOffer ? <Brief of={brief} /> : <Parties of={of.parties} />}
      {isOffer ? <OfferForm of={of} {...props} /> : <ConflictForm of={of} {...props} />}
    </section>
  );
}

const DAY_MS = 86_400_000;

/** Told by colour too once a day is left, or less. */
function AnswerBy({ at }: { readonly at: string | null }) {
  const { t, i18n } = useTranslation();
  if (at === null) return null;
  const left = Date.parse(at) - now();
  const said = { time: momentOf(at, i18n.language) };
  const soon = left < DAY_MS ? 'due-today' : '';
  return (
    <p className={left <= 0 ? 'due-over' : soon}>
      <time dateTime={at}>{t(left <= 0 ? 'expert.answerOver' : 'expert.answerBy', said)}</time>
    </p>
  );
}

/** The names, and nothing else: what is checked for conflicts of interest. */
function Parties({ of }: { readonly of: Candidacy['parties'] }) {
  const { t, i18n } = useTranslation();
  const none = t('expert.party.none');
  const between = i18n.language === 'en' ? ', ' : '、';
  return (
    <Rows
      rows={[
        [t('expert.party.applicant'), of?.applicant ?? none],
        [t('expert.party.claimant'), of?.claimant ?? none],
        [t('expert.party.counsel'), of?.opposingCounsel.join(between) || none],
        [t('expert.party.coParties'), of?.coParties.join(between) || none],
      ]}
    />
  );
}

function Brief({ of }: { readonly of: Candidacy['brief'] }) {
  const { t, i18n } = useTranslation();
  if (of === null) return <p>{t('expert.briefGone')}</p>;
  const day = (date: string | null) => date && calendarDay(date, i18n.language);
  return (
    <>
      <Rows
        rows={[
          [t('desk.rows.product'), of.product],
          [t('desk.rows.forum'), of.forum.label],
          [t('desk.rows.procedure'), of.procedure],
          [t('desk.rows.stage'), of.stage?.label],
          [t('desk.rows.role'), of.role.label],
          [t('desk.rows.rights'), listed(of.rights, i18n.language)],
          [t('desk.rows.needs'), listed(of.needs, i18n.language)],
          [t('desk.rows.caseNo'), of.caseNo],
          [t('desk.rows.caseTitle'), of.caseTitle],
          [t('desk.rows.serviceKind'), of.serviceKind.label],
          [t('desk.rows.receivedOn'), day(of.receivedOn)],
          [t('desk.rows.servedOn'), day(of.servedOn)],
          [t('desk.rows.serviceMethod'), of.serviceMethod?.label],
          [t('desk.rows.statedDeadline'), of.statedDeadline && <Deadline at={of.statedDeadline} zone={of.zone} />],
        ]}
      />
      <h4>{t('desk.rows.facts')}</h4>
      <p className="text">{of.facts}</p>
    </>
  );
}
