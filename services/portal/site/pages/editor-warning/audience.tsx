import { useTranslation } from 'react-i18next';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { InTrouble, Loading } from '../../frame/states.tsx';
import { nameOf } from '../../words/codes.ts';

/** Whom the version at work would reach if it went live now: in figures, since nobody's address is the desk's to read. */
export function Audience({ warningId }: { readonly warningId: string }) {
  const { t } = useTranslation();
  const asked = useAsk(ASK.editorAudience, { warningId });
  return (
    <section className="panel" aria-labelledby="audience">
      <h2 id="audience">{t('editor.audience')}</h2>
      {asked.status === 'asking' && <Loading />}
      {asked.status === 'in-trouble' && <InTrouble trouble={asked.trouble} retry={asked.again} />}
      {asked.status === 'answered' && asked.data.warningAudience && <Figures of={asked.data.warningAudience} />}
    </section>
  );
}

interface Reach {
  readonly recipients: number;
  readonly informed: number;
  readonly gathered: number;
  readonly byCountry: readonly { readonly country: string; readonly recipients: number }[];
  readonly byLanguage: readonly { readonly locale: string; readonly recipients: number }[];
}

function Figures({ of: { recipients, informed, gathered, byCountry, byLanguage } }: { readonly of: Reach }) {
  const { t } = useTranslation();
  const languages = byLanguage.map(({ locale, recipients: count }) => [languageOf(locale), count] as const);
  const countries = byCountry.map(({ country, recipients: count }) => [nameOf('countries', country), count] as const);
  return (
    <>
      <p>
        <strong>{t('editor.recipients', { count: recipients })}</strong>
        {informed > 0 && ` ${t('editor.informed', { count: informed })}`}
        {gathered > 0 && ` ${t('editor.gathered', { count: gathered })}`}
      </p>
      {recipients > 0 && (
        <>
          <Counted title={t('editor.byLanguage')} rows={languages} />
          <Counted title={t('editor.byCountry')} rows={countries} />
        </>
      )}
      <p className="dim">{t(recipients > 0 ? 'editor.audienceHint' : 'editor.noAudience')}</p>
    </>
  );
}

interface CountedProps {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, count: number])[];
}

function Counted({ title, rows }: CountedProps) {
  return (
    <>
      <h3>{title}</h3>
      <dl className="facts">
        {rows
          .filter(([, count]) => count > 0)
          .map(([name, count]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{count}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

function languageOf(locale: string): string {
  return locale === 'en' ? 'English' : '中文';
}
