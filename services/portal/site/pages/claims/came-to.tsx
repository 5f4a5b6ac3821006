import { useTranslation } from 'react-i18next';
import { momentOf } from '../../words/dates.ts';
import type { Claim } from './claim.ts';
import { Fact } from './fact.tsx';

/** What became of a claim, as far as it is over. */
export function CameTo({ claim: { status, declined, confirmationNote, endedAt } }: { readonly claim: Claim }) {
  const { i18n } = useTranslation();
  const moment = (at: string) => <time dateTime={at}>{momentOf(at, i18n.language)}</time>;
  switch (status) {
    case 'pending':
      return null;
    case 'confirmed':
      return confirmationNote && <Fact of="checked">{confirmationNote}</Fact>;
    case 'declined':
      return (
        declined && (
          <>
            <Fact of="declinedAt">{moment(declined.at)}</Fact>
            <Fact of="reason">
              {declined.reason.label}
              {declined.note && <span className="text"> · {declined.note}</span>}
            </Fact>
          </>
        )
      );
    case 'ended':
      return endedAt && <Fact of="endedAt">{moment(endedAt)}</Fact>;
    default:
      return status satisfies never;
  }
}
