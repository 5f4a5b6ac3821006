import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import type { Answered } from '../../../api/send.ts';
import { LineField, RadiosField, TextField } from '../../../frame/inputs.tsx';
import type { Problems } from '../../../frame/problems.ts';
import { Act } from '../frame/act.tsx';
import { BLANK, inputOf, lacksOf, type TokenWish } from './wish.ts';

/** A token as it is shown once. */
export interface Issued {
  readonly label: string;
  readonly token: string;
}

/** Issues a token for a program, and hands what proves it to who shows it once. */
export function Issue({ show }: { readonly show: (issued: Issued) => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const [wish, setWish] = useState(BLANK);
  const issued = useRef<Issued | null>(null);
  async function run(commandId: string): Promise<Answered> {
    const { data, error } = await client.mutation(ASK.adminIssueToken, { input: inputOf(wish), commandId });
    const answer = data?.issueServiceToken;
    if (answer?.__typename === 'ServiceToken') issued.current = { label: answer.label, token: answer.token };
    return { answer, error };
  }
  const lacks = (): Problems => Object.fromEntries(lacksOf(wish).map((lack) => [lack, t(`admin.tokens.need.${lack}`)]));
  return (
    <Act
      isFirst
      label={t('admin.tokens.issue')}
      effect={t('admin.tokens.issueEffect')}
      confirm={t('admin.tokens.issueYes')}
      run={run}
      lacks={lacks}
      fields={(problems) => (
        <TokenFields wish={wish} change={(more) => setWish((before) => ({ ...before, ...more }))} problems={problems} />
      )}
      after={(came) => {
        if (came !== 'done' || issued.current === null) return;
        show(issued.current);
        setWish(BLANK);
      }}
    />
  );
}

interface TokenFieldsProps {
  readonly wish: TokenWish;
  readonly change: (more: Partial<TokenWish>) => void;
  readonly problems: Problems;
}

function TokenFields({ wish, change, problems }: TokenFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <LineField
        id="label"
        label={t('admin.tokens.label')}
        hint={t('admin.tokens.labelHint')}
        value={wish.label}
        max={200}
        error={problems.label}
        onChange={(label) => change({ label })}
      />
      <RadiosField
        id="scope"
        label={t('admin.tokens.scope')}
        options={[
          ['intake', t('admin.tokens.scopes.intake')],
          ['read', t('admin.tokens.scopes.read')],
        ]}
        value={wish.scope}
        error={problems.scope}
        onChange={(scope) => change({ scope: scope === 'read' ? 'read' : 'intake' })}
      />
      {wish.scope === 'intake' && (
        <TextField
          id="sources"
          label={t('admin.tokens.sources')}
          hint={t('admin.tokens.sourcesHint')}
          value={wish.sources}
          rows={3}
          error={problems.sources}
          onChange={(sources) => change({ sources })}
        />
      )}
      <LineField
        id="expiresOn"
        type="date"
        label={t('admin.tokens.expiresOn')}
        hint={t('admin.tokens.expiresOnHint')}
        value={wish.expiresOn}
        error={problems.expiresOn}
        onChange={(expiresOn) => change({ expiresOn })}
      />
    </>
  );
}
