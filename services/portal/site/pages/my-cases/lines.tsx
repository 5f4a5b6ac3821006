import type { ResultOf } from 'gql.tada';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ASK } from '../../api/documents.ts';
import { dayOf } from '../../words/dates.ts';

export type CaseLine = ResultOf<typeof ASK.myCases>['cases']['edges'][number]['node'];

/** A line for each case: what it is about, where it stands, and who holds it. */
export function Lines({ lines }: { readonly lines: readonly CaseLine[] }) {
  return (
    <ul className="lines">
      {lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </ul>
  );
}

function Line({ line }: { readonly line: CaseLine }) {
  const { t, i18n } = useTranslation();
  const submitted = t('my.submitted', { date: dayOf(line.submittedAt, i18n.language) });
  return (
    <li>
      <h2>
        <Link to={`/my/cases/${line.id}`}>
          {line.disputeType.label} · {line.country.label}
        </Link>
      </h2>
      <p>
        {line.product} · {line.applicantName}
      </p>
      <p className="dim">
        <strong>{t(`my.status.${line.status}`)}</strong> · {line.centre.name} · {submitted}
      </p>
    </li>
  );
}
