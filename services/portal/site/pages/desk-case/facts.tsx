import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../words/codes.ts';
import { calendarDay, momentIn, momentOf } from '../../words/dates.ts';
import type { CaseWithFacts } from './case.ts';

type Row = readonly [name: string, value: ReactNode];

/** A list of names and values; what is not known is not there. */
export function Rows({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** What the enterprise applied with. */
export function Facts({ of }: { readonly of: CaseWithFacts }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t('desk.facts')}</h2>
      <Rows rows={[...useCaseRows(of), ...useApplicationRows(of)]} />
      <h3>{t('desk.rows.facts')}</h3>
      <p className="text">{of.facts}</p>
    </section>
  );
}

function useCaseRows(of: CaseWithFacts): readonly Row[] {
  const { t, i18n } = useTranslation();
  const day = ({ date }: { readonly date: string }) => calendarDay(date, i18n.language);
  return [
    [t('desk.rows.status'), nameOf('caseStatuses', of.status)],
    [t('desk.rows.disputeType'), of.disputeType.label],
    [t('desk.rows.country'), of.country.label],
    [t('desk.rows.forum'), of.forum.label],
    [t('desk.rows.servedOn'), of.servedOn && day(of.servedOn)],
    [t('desk.rows.serviceMethod'), of.serviceMethod?.label],
    [t('desk.rows.needs'), listed(of.needs, i18n.language)],
    [t('desk.rows.submittedAt'), momentOf(of.submittedAt, i18n.language)],
    [t('desk.rows.acceptedAt'), of.acceptedAt && momentOf(of.acceptedAt, i18n.language)],
    [t('desk.rows.routedBy'), t(`desk.routedBy.${of.routedBy}`)],
  ];
}

function useApplicationRows({ application }: CaseWithFacts): readonly Row[] {
  const { t, i18n } = useTranslation();
  if (!application) return [];
  const { serviceKind, procedure, stage, role, caseNo, caseTitle, receivedOn, serviceDoubt } = application;
  const { statedDeadline, platform, shop, sellerId, rights, measures, joint, lawyer } = application;
  return [
    [t('desk.rows.serviceKind'), serviceKind.label],
    [t('desk.rows.role'), role.label],
    [t('desk.rows.procedure'), procedure],
    [t('desk.rows.stage'), stage?.label],
    [t('desk.rows.caseNo'), caseNo],
    [t('desk.rows.caseTitle'), caseTitle],
    [t('desk.rows.receivedOn'), calendarDay(receivedOn.date, i18n.language)],
    [t('desk.rows.serviceDoubt'), serviceDoubt && spaced(serviceDoubt.answer.label, serviceDoubt.note)],
    [t('desk.rows.statedDeadline'), statedDeadline && <Deadline {...statedDeadline} />],
    [
      t('desk.rows.rights'),
      rights
        .map(({ kind, number, name }) => spaced(kind.label, number, name))
        .join(i18n.language === 'en' ? '; ' : '；'),
    ],
    [
      t('desk.rows.measures'),
      listed(
        measures.map(({ kind }) => kind),
        i18n.language,
      ),
    ],
    [t('desk.rows.platform'), platform?.label],
    [t('desk.rows.shop'), spaced(shop, sellerId)],
    [t('desk.rows.joint'), joint?.label],
    [t('desk.rows.lawyer'), lawyer && (lawyer.retained ? (lawyer.firm ?? '') : t('desk.noLawyer'))],
  ];
}

/** In Beijing's time, and as the paper has it. */
export function Deadline({ at, zone }: { readonly at: string; readonly zone: string }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <strong>
        <time dateTime={at}>{momentOf(at, i18n.language)}</time> {t('desk.beijing')}
      </strong>{' '}
      <span className="dim">
        {momentIn(zone, at, i18n.language)} {zone}
      </span>
    </>
  );
}

/** What terms are called, with what stands between them in a language. */
export function listed(terms: readonly { readonly label: string }[], language: string): string {
  return terms.map(({ label }) => label).join(language === 'en' ? ', ' : '、');
}

function spaced(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
