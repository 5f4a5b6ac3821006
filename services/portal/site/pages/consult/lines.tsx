import type { ResultOf } from 'gql.tada';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ASK } from '../../api/documents.ts';
import { dayOf } from '../../words/dates.ts';

export type ConsultationLine = ResultOf<typeof ASK.myConsultations>['consultations']['edges'][number]['node'];

/** A line for each question: how it begins, where it stands, and who answers. */
export function Lines({ lines }: { readonly lines: readonly ConsultationLine[] }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="lines">
      {lines.map(({ id, status, exchanges, centre, registeredAt }) => (
        <li key={id}>
          <h3>
            <Link to={`/consult/${id}`}>{beginningOf(exchanges[0]?.question ?? '')}</Link>
          </h3>
          <p className="dim">
            <strong>{t(`consult.status.${status}`)}</strong> · {centre.name} ·{' '}
            {t('consult.asked', { date: dayOf(registeredAt, i18n.language) })}
          </p>
        </li>
      ))}
    </ul>
  );
}

const SHOWN = 60;

export function beginningOf(question: string): string {
  const characters = [...question.split('\n', 1).join('')];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : characters.join('');
}
