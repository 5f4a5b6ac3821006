import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { nameOf } from '../../words/codes.ts';
import { stageName } from '../../words/expert-codes.ts';
import type { Candidacy } from './candidacies.ts';

type These = { readonly of: readonly Candidacy[] };

/** Waivers that the centre is to accept or not. */
export function AtCentre({ of }: These) {
  const { t } = useTranslation();
  if (of.length === 0) return null;
  return (
    <section aria-labelledby="at-centre">
      <h2 id="at-centre">{t('expert.atCentre')}</h2>
      <ul className="lines">
        {of.map(({ invitationId, parties, waiver }) => (
          <li key={invitationId}>
            <h3>{[parties?.applicant, parties?.claimant].filter(Boolean).join(' · ')}</h3>
            <p className="text">{t('expert.waiverSent', { text: waiver ?? '' })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The cases that they advise on, each leading to its page. */
export function InHand({ of }: These) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="in-hand">
      <h2 id="in-hand">{t('expert.inHand')}</h2>
      {of.length === 0 && <p className="dim">{t('expert.noneInHand')}</p>}
      <ul className="lines">
        {of.map((one) => (
          <li key={one.invitationId}>{one.case ? <Case of={one.case} /> : <p>{t('expert.open')}</p>}</li>
        ))}
      </ul>
    </section>
  );
}

function Case({ of }: { readonly of: NonNullable<Candidacy['case']> }) {
  return (
    <>
      <h3>
        <Link to={`/expert/cases/${of.id}`}>{of.product}</Link>
      </h3>
      <p>
        {of.disputeType.label} · {of.country.label} · {of.applicantName}
      </p>
      <p className="dim">
        <strong>{nameOf('caseStatuses', of.status)}</strong> · {of.centre.name}
      </p>
    </>
  );
}

/** Of what is over an expert is told that it is over, and no more. */
export function Over({ of }: { readonly of: readonly (readonly [stage: string, count: number])[] }) {
  const { t } = useTranslation();
  if (of.length === 0) return null;
  return (
    <details>
      <summary>{t('expert.over')}</summary>
      <ul>
        {of.map(([stage, count]) => (
          <li key={stage}>{t('expert.overCount', { stage: stageName(stage), count })}</li>
        ))}
      </ul>
    </details>
  );
}
