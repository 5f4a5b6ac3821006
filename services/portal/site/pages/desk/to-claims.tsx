import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ASK } from '../../api/documents.ts';
import { useNowAndThen } from '../../api/now-and-then.ts';
import { useAsk } from '../../api/use-ask.ts';

/** More than these are not counted. */
const COUNTED = 50;

/** The way to who asks to belong to an enterprise, and how many wait there. */
export function ToClaims() {
  const { t } = useTranslation();
  const asked = useAsk(ASK.deskClaimsWaiting, { first: COUNTED });
  useNowAndThen(() => {
    if (asked.status !== 'asking') asked.again();
  });
  const waiting = asked.status === 'answered' ? asked.data.memberships : null;
  const count = waiting?.edges.length ?? 0;
  const number = waiting?.pageInfo.hasNextPage ? `${count}+` : String(count);
  return <Link to="/desk/claims">{count > 0 ? t('desk.claimsWaiting', { number }) : t('desk.toClaims')}</Link>;
}
