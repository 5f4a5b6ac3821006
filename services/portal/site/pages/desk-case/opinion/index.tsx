import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Came } from '../../../api/send.ts';
import { TellDone, type Told } from '../../../frame/told.tsx';
import type { CaseWithFacts } from '../case.ts';
import { Drafted, Issued } from './read.tsx';
import { Review } from './review.tsx';
import { Write } from './write.tsx';

export interface OpinionsProps {
  readonly of: Pick<CaseWithFacts, 'id' | 'status' | 'opinions' | 'opinionDraft'>;
  /** Who reads. */
  readonly personId: string;
  readonly writes: boolean;
  readonly reviews: boolean;
  /** Where who has to sign in anew comes back to. */
  readonly next: string;
  readonly work: (run: () => Promise<Came>) => Promise<void>;
}

/** Before guidance there is none, nor where it never begins. */
const HAS_NONE: readonly string[] = ['submitted', 'supplementing', 'accepted', 'declined'];

/** The opinions of a case: what was issued, what is being written, and what its readers may do with that. */
export function Opinions({ of, personId, writes, reviews, next, work }: OpinionsProps) {
  const { t } = useTranslation();
  const [told, setTold] = useState<Told | null>(null);
  const { opinionDraft: draft, opinions } = of;
  const isGuiding = of.status === 'guiding';
  if (HAS_NONE.includes(of.status)) return null;
  const doing = (run: () => Promise<Came>, text: string) =>
    work(async () => {
      const came = await run();
      if (came === 'done') setTold({ text });
      return came;
    });
  return (
    <section className="thread opinions" aria-labelledby="opinions">
      <h2 id="opinions">{t('expert.opinion.title')}</h2>
      <TellDone told={told} />
      {opinions.length === 0 && draft === null && <p className="dim">{t('expert.opinion.none')}</p>}
      {opinions.map((one) => (
        <Issued key={one.number} of={one} />
      ))}
      {draft && <Drafted of={draft} />}
      {writes && <Write of={of} isGuiding={isGuiding} personId={personId} next={next} doing={doing} />}
      {reviews && isGuiding && draft && (
        <Review caseId={of.id} draft={draft} personId={personId} next={next} doing={doing} />
      )}
    </section>
  );
}

/** Sends, and tells what was done once it is. */
export type Doing = (run: () => Promise<Came>, text: string) => Promise<void>;
