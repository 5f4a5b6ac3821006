import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reader } from '../editor/review.ts';
import { History } from '../warning/history.tsx';
import { Audience } from './audience.tsx';
import { Delivery } from './delivery.tsx';
import { Differences } from './differences.tsx';
import { Doing } from './doing.tsx';
import { keptOf } from './kept.ts';
import { changedFields } from './merge.ts';
import { NewsOfWarning } from './news.tsx';
import { Preview } from './preview.tsx';
import { Samples } from './samples.tsx';
import { SignInAgain } from './sending-trouble.tsx';
import { Standing } from './standing.tsx';
import type { WarningDesk } from './use-warning.ts';
import type { DeskWarning } from './warning.ts';
import { type Wish, wishOf } from './wish.ts';
import { Write } from './write.tsx';

interface OnDeskProps {
  readonly of: DeskWarning;
  readonly reader: Reader;
  readonly isSignedOut: boolean;
  readonly desk: WarningDesk;
}

/** A warning on its desk: where it stands, what can be done, what it would reach and has reached, its words, and what it said before. */
export function OnDesk({ of, reader, isSignedOut, desk: { changed, seen, again } }: OnDeskProps) {
  const { work } = of;
  const writes = reader.duties.includes('editor');
  const isDraft = work?.stage === 'draft' && writes;
  const nextName = `${of.id}.next`;
  const [isDirty, setDirty] = useState(() => keptOf(of.id, reader.id) !== null);
  const [isNextDirty, setNextDirty] = useState(() => keptOf(nextName, reader.id) !== null);
  const [isBegun, setBegun] = useState(isNextDirty);
  const saved = useMemo(() => (work ? wishOf(work, work) : wishOf(of)), [of, work]);
  // Somebody else may have begun it meanwhile: what was typed here stays in sight.
  const isBeginning = isBegun && (work === null || isNextDirty);
  const written = async () => {
    await again(true);
    setBegun(false);
  };
  return (
    <>
      {isSignedOut && (
        <div role="alert" className="summary">
          <SignInAgain warningId={of.id} />
        </div>
      )}
      <NewsOfWarning there={changed} seen={seen} />
      <Standing of={of} reader={reader} />
      {work && <Audience key={work.revision} warningId={of.id} />}
      {work && <Samples key={`samples.${work.revision}`} warningId={of.id} />}
      <Doing
        of={of}
        reader={reader}
        isDirty={isDirty}
        begin={isBeginning ? undefined : () => setBegun(true)}
        again={again}
      />
      <Delivery of={of} reader={reader} />
      {(isDraft || isDirty) && !isBeginning && (
        <Write
          key="draft"
          mode="draft"
          warningId={of.id}
          personId={reader.id}
          saved={saved}
          revision={work?.revision ?? null}
          isNext={of.version > 0}
          isThere={isDraft}
          onSaved={written}
          onRefused={again}
          onTyped={setDirty}
        />
      )}
      {isBeginning && (
        <Write
          key="next"
          mode="next"
          warningId={of.id}
          personId={reader.id}
          saved={saved}
          revision={of.version}
          isNext
          isThere={of.status === 'live' && work === null && writes}
          onSaved={written}
          onRefused={again}
          onTyped={setNextDirty}
          cancel={() => setBegun(false)}
        />
      )}
      {work && of.version > 0 && <Changes of={of} now={saved} />}
      {work && !isDraft && !isDirty && <ToReview now={saved} />}
      {of.versions.length > 0 && <History versions={of.versions} />}
    </>
  );
}

function ToReview({ now }: { readonly now: Wish }) {
  const { t } = useTranslation();
  return <Preview wish={now} title={t('editor.asPublished')} />;
}

/** What the version at work says otherwise than the one in force. */
function Changes({ of, now }: { readonly of: DeskWarning; readonly now: Wish }) {
  const { t } = useTranslation();
  const before = useMemo(() => wishOf(of), [of]);
  const fields = changedFields(before, now).filter((field) => field !== 'change' && field !== 'minor');
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{t('editor.changes', { version: of.version })}</h2>
      <p>{now.minor ? t('editor.isMinor') : t('editor.isMailed')}</p>
      <p className="text">{now.change.zh}</p>
      <p className="text">{now.change.en}</p>
      {fields.length === 0 ? (
        <p className="dim">{t('editor.noChanges')}</p>
      ) : (
        <Differences before={before} now={now} fields={fields} />
      )}
    </section>
  );
}
