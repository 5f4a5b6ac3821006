import type { ResultOf } from 'gql.tada';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import type { Answered } from '../../../api/send.ts';
import { calendarDay, dayOf } from '../../../words/dates.ts';
import { now } from '../../../words/now.ts';
import { Act } from '../frame/act.tsx';
import { useSay } from '../frame/said.tsx';

type TokenListed = ResultOf<typeof ASK.adminTokens>['serviceTokens']['edges'][number]['node'];

interface TokenProps {
  readonly of: TokenListed;
  readonly again: () => void;
}

/** A token as it is listed: without what proves it, which its holder alone has. */
export function Token({ of, again }: TokenProps) {
  const { t, i18n } = useTranslation();
  const { id, label, scope, sources, issuedAt, expiresAt, lastUsedOn, revoked } = of;
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= now();
  const about = [
    t(`admin.tokens.scopes.${scope}`),
    t('admin.tokens.issued', { date: dayOf(issuedAt, i18n.language) }),
    expiresAt ? t('admin.tokens.expires', { date: lastDayOf(expiresAt, i18n.language) }) : t('admin.tokens.noEnd'),
    lastUsedOn ? t('admin.tokens.used', { date: calendarDay(lastUsedOn, i18n.language) }) : t('admin.tokens.neverUsed'),
  ];
  return (
    <li data-token={label}>
      <h3>
        {label} {revoked && <span className="level">{t('admin.tokens.revoked')}</span>}
        {!revoked && isOver && <span className="level">{t('admin.tokens.over')}</span>}
      </h3>
      <p className="dim">{about.join(' · ')}</p>
      {sources.map((source) => (
        <p key={source}>
          <code>{source}</code>
        </p>
      ))}
      <div className="actions">{!revoked && !isOver && <Revoke id={id} label={label} again={again} />}</div>
    </li>
  );
}

/** A token ends with its last day. */
function lastDayOf(expiresAt: string, language: string): string {
  return dayOf(new Date(Date.parse(expiresAt) - 1).toISOString(), language);
}

interface RevokeProps extends Pick<TokenListed, 'id' | 'label'> {
  readonly again: () => void;
}

function Revoke({ id, label, again }: RevokeProps) {
  const { t } = useTranslation();
  const client = useClient();
  const say = useSay();
  async function run(commandId: string): Promise<Answered> {
    const { data, error } = await client.mutation(ASK.adminRevokeToken, { input: { tokenId: id }, commandId });
    return { answer: data?.revokeServiceToken, error };
  }
  return (
    <Act
      label={t('admin.tokens.revoke')}
      about={label}
      effect={t('admin.tokens.revokeEffect', { label })}
      confirm={t('admin.tokens.revokeYes')}
      run={run}
      after={(came) => {
        if (came !== 'done') return;
        say(t('admin.tokens.revokedNow', { label }));
        again();
      }}
    />
  );
}
