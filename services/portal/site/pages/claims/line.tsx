import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../words/codes.ts';
import { momentOf } from '../../words/dates.ts';
import { Waited } from '../desk/waited.tsx';
import { CameTo } from './came-to.tsx';
import { type Claim, DEEDS, type Deed, deciderOf } from './claim.ts';
import { Fact } from './fact.tsx';
import { Known, Papers } from './shown.tsx';

interface ClaimLineProps {
  readonly claim: Claim;
  readonly readerId: string;
  /** How many others ask to belong to the same enterprise. */
  readonly rivals: number;
  readonly now: number;
  readonly open: (deed: Deed) => void;
  /** What is about to be decided, in place of what can be. */
  readonly children: ReactNode;
}

/** One claim: of which enterprise, who makes it, what shows it, what is known; and what its reader can decide. */
export function ClaimLine({ claim, readerId, rivals, now, open, children }: ClaimLineProps) {
  const { t, i18n } = useTranslation();
  const { organisation, applicantEmail, requestedAt, status } = claim;
  return (
    <li data-claim={claim.id}>
      <h2>{organisation?.nameZh ?? t('claims.unseen')}</h2>
      {organisation?.nameEn && <p lang="en">{organisation.nameEn}</p>}
      <dl className="facts">
        {organisation && <Organisation of={organisation} />}
        <Fact of="claimant">{applicantEmail || t('claims.erased')}</Fact>
        <Fact of="requestedAt">
          <time dateTime={requestedAt}>{momentOf(requestedAt, i18n.language)}</time>
        </Fact>
        {status === 'pending' && (
          <Fact of="waited">
            <strong>
              <Waited since={requestedAt} now={now} />
            </strong>
          </Fact>
        )}
        {claim.papers && <Papers of={claim.papers} />}
        {claim.memberCount !== null && <Known memberCount={claim.memberCount} rivals={rivals} />}
        <CameTo claim={claim} />
      </dl>
      {status === 'pending' && (children || <Deeds claim={claim} readerId={readerId} open={open} />)}
    </li>
  );
}

function Organisation({ of }: { readonly of: NonNullable<Claim['organisation']> }) {
  return (
    <>
      <Fact of="uscc">{of.uscc}</Fact>
      <Fact of="place">
        <span lang="zh-CN">{of.place}</span>
      </Fact>
      <Fact of="industry">{nameOf('industries', of.industry)}</Fact>
    </>
  );
}

type DeedsProps = Pick<ClaimLineProps, 'claim' | 'readerId' | 'open'>;

/** Nobody decides on their own claim, nor without the duty of intake. */
function Deeds({ claim, readerId, open }: DeedsProps) {
  const { t } = useTranslation();
  const decider = deciderOf(claim, readerId);
  if (decider !== 'reader') return <p className="dim">{t(`claims.decided.${decider}`)}</p>;
  return (
    <div className="actions noprint">
      {DEEDS.map((deed, at) => (
        <Button
          key={deed}
          id={openerOf(claim, deed)}
          type={at === 0 ? 'primary' : 'default'}
          onClick={() => open(deed)}
        >
          {t(`claims.deed.${deed}`)}
          <span className="unseen"> {claim.applicantEmail}</span>
        </Button>
      ))}
    </div>
  );
}

/** The id of the button that opens what is asked before something is decided. */
export function openerOf({ id }: Pick<Claim, 'id'>, deed: Deed): string {
  return `${deed}-${id}`;
}
