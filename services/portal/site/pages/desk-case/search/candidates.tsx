import { useTranslation } from 'react-i18next';
import { momentOf } from '../../../words/dates.ts';
import { stageName } from '../../../words/expert-codes.ts';
import type { Search } from '../case.ts';
import { useExpertName } from './name.ts';
import { Reasons } from './reasons.tsx';

type Candidate = Search['candidates'][number];

/** Who is asked, in their order, and how far each has come. */
export function Candidates({ of }: { readonly of: readonly Candidate[] }) {
  return (
    <ol className="lines candidates">
      {of.map((one, at) => (
        <Line key={one.expert?.id ?? at} of={one} />
      ))}
    </ol>
  );
}

function Line({ of }: { readonly of: Candidate }) {
  const { t, i18n } = useTranslation();
  const nameOf = useExpertName();
  const time = (at: string) => momentOf(at, i18n.language);
  const about = [
    of.answerBy && t('expert.search.answerBy', { time: time(of.answerBy) }),
    of.objectUntil && t('expert.search.objectUntil', { time: time(of.objectUntil) }),
    of.passedOver && t('expert.search.passedOver', { reason: of.passedOver.text }),
    of.reason?.label,
    of.note,
    of.at && time(of.at),
  ];
  return (
    <li>
      <h3>
        {nameOf(of.expert)} <span className="level">{stageName(of.stage)}</span>
      </h3>
      <p className="dim">{[of.expert?.firm, ...about].filter(Boolean).join(' · ')}</p>
      {of.waiver && <p className="text">{t('expert.search.waiver', { text: of.waiver })}</p>}
      <details>
        <summary>
          {t('expert.search.why')} · {t('expert.search.score', { score: of.score })}
        </summary>
        <Reasons of={of.reasons} />
      </details>
    </li>
  );
}
