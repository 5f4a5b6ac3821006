import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Level } from '../../frame/level.tsx';
import { nameOf, namesOf } from '../../words/codes.ts';
import { calendarDay, dayOf } from '../../words/dates.ts';
import type { Said } from './body.tsx';

/** What a warning is about, in the official names of its codes. What it does not say is not there. */
export function Facts({ warning }: { readonly warning: Said }) {
  const { t, i18n } = useTranslation();
  const lang = i18n.language;
  const labels = (terms: readonly { readonly label: string }[]) =>
    terms.map(({ label }) => label).join(lang === 'en' ? ', ' : '、');
  return (
    <dl className="facts">
      <Fact name={t('warning.severity')}>
        <Level severity={warning.severity} />
      </Fact>
      <Fact name={t('warning.kind')}>{warning.kind?.label}</Fact>
      <Fact name={t('warning.countries')}>{namesOf('countries', warning.countries, lang)}</Fact>
      <Fact name={t('warning.rights')}>{namesOf('rights', warning.rights, lang)}</Fact>
      <Fact name={t('warning.industries')}>{labels(warning.industries)}</Fact>
      <Fact name={t('warning.platforms')}>{labels(warning.platforms)}</Fact>
      <Fact name={t('warning.urgency')}>{warning.urgency && nameOf('urgencies', warning.urgency, lang)}</Fact>
      <Fact name={t('warning.certainty')}>{warning.certainty && nameOf('certainties', warning.certainty, lang)}</Fact>
      <Fact name={t('warning.published')}>{warning.publishedAt && dayOf(warning.publishedAt, lang)}</Fact>
      <Fact name={t('warning.validUntil')}>{warning.validUntil && calendarDay(warning.validUntil, lang)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
