import { Button } from 'antd';
import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ASK } from '../../../api/documents.ts';
import { useAsk } from '../../../api/use-ask.ts';
import { nameOf } from '../../../words/codes.ts';
import { dayOf, momentOf } from '../../../words/dates.ts';
import { Discard } from './discard.tsx';

type DraftLine = ResultOf<typeof ASK.myDrafts>['caseDrafts']['edges'][number]['node'];

/** As many as anybody keeps: the platform takes no more. */
const MOST_DRAFTS = 50;

/** One's drafts, asked for by the page: what stands below them is drawn once they are there. */
export const useDrafts = () => useAsk(ASK.myDrafts, { first: MOST_DRAFTS, after: null });

interface DraftsProps {
  readonly asked: ReturnType<typeof useDrafts>;
  readonly but?: string | null;
}

/** One's drafts, those saved last first, to go on with or to discard. Nothing where there is none, but the one that is on the page. */
export function Drafts({ asked, but = null }: DraftsProps) {
  const { t } = useTranslation();
  const [isDiscarded, setDiscarded] = useState(false);
  const found = asked.status === 'answered' ? asked.data.caseDrafts.edges : [];
  const drafts = found.filter(({ node }) => node.id !== but);
  function discarded(): void {
    setDiscarded(true);
    if (asked.status !== 'asking') asked.again();
  }
  return (
    <>
      <p role="status">{isDiscarded && t('draft.discarded')}</p>
      {drafts.length > 0 && (
        <section className="panel" aria-labelledby="drafts">
          <h2 id="drafts">{t('draft.title')}</h2>
          <p className="dim">{t('draft.lead')}</p>
          <ul className="lines">
            {drafts.map(({ node }) => (
              <Line key={node.id} draft={node} discarded={discarded} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Line({ draft, discarded }: { readonly draft: DraftLine; readonly discarded: () => void }) {
  const { t, i18n } = useTranslation();
  const [isSure, setSure] = useState(false);
  const { product, country } = draft.form;
  const what = t('draft.line', {
    product: product?.trim() || t('draft.noProduct'),
    country: country ? nameOf('countries', country) : t('draft.noCountry'),
  });
  return (
    <li>
      <h3>{what}</h3>
      <p className="dim">
        {t('draft.kept', {
          time: momentOf(draft.savedAt, i18n.language),
          until: dayOf(draft.expiresAt, i18n.language),
        })}
      </p>
      {isSure ? (
        <Discard draftId={draft.id} discarded={discarded} keep={() => setSure(false)} />
      ) : (
        <p className="actions">
          <Link to={`/apply?draft=${draft.id}`} aria-label={t('draft.goOnWith', { what })}>
            {t('draft.goOn')}
          </Link>
          <Button aria-label={t('draft.discardOne', { what })} onClick={() => setSure(true)}>
            {t('draft.discard')}
          </Button>
        </p>
      )}
    </li>
  );
}
