import { Button } from 'antd';
import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ASK } from '../../../api/documents.ts';
import { useAsk } from '../../../api/use-ask.ts';
import { FieldError } from '../../../frame/field.tsx';
import { InTrouble, Loading } from '../../../frame/states.tsx';
import { listed } from '../facts.tsx';
import { useExpertName } from './name.ts';
import { Reasons } from './reasons.tsx';
import { MOST_CHOSEN, toggled } from './wish.ts';

interface RankingProps {
  readonly caseId: string;
  /** Who is in the search already. */
  readonly without: readonly string[];
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
  readonly error: string | undefined;
}

const FIRST_SHOWN = 5;

/** Who fits the case, best first, with the reasons in words; who is ticked is asked in that order. */
export function Ranking({ caseId, without, chosen, choose, error }: RankingProps) {
  const { t } = useTranslation();
  const nameOf = useExpertName();
  const [isWhole, setWhole] = useState(false);
  const asked = useAsk(ASK.deskRanking, { caseId });
  if (asked.status === 'asking') return <Loading />;
  if (asked.status === 'in-trouble') return <InTrouble trouble={asked.trouble} retry={asked.again} />;
  const { ranked, excluded } = asked.data.rankExperts;
  const there = ranked.filter(({ expert }) => !without.includes(expert.id));
  const shown = isWhole ? there : there.slice(0, FIRST_SHOWN);
  const names = chosen.flatMap((id) => ranked.find(({ expert }) => expert.id === id)?.expert ?? []).map(nameOf);
  return (
    <fieldset aria-labelledby="ranking" aria-describedby="choice-error">
      <legend id="ranking">{t('expert.search.ranking')}</legend>
      <p className="dim">{t('expert.search.rankingLead')}</p>
      <FieldError id="choice" text={error} />
      {there.length === 0 && <p>{t('expert.search.noneRanked')}</p>}
      <ol className="lines">
        {shown.map((one, nth) => (
          <Ranked
            key={one.expert.id}
            id={nth === 0 ? 'choice' : undefined}
            of={one}
            nth={chosen.indexOf(one.expert.id)}
            isFull={chosen.length >= MOST_CHOSEN}
            toggle={() => choose(toggled(chosen, one.expert.id))}
          />
        ))}
      </ol>
      {there.length > shown.length && (
        <Button onClick={() => setWhole(true)}>{t('expert.search.more', { count: there.length })}</Button>
      )}
      <p role="status">
        {names.length === 0 ? t('expert.search.noneChosen') : t('expert.search.chosen', { names: names.join(' → ') })}
      </p>
      <Excluded of={excluded} />
    </fieldset>
  );
}

type Answer = ResultOf<typeof ASK.deskRanking>['rankExperts'];

interface RankedProps {
  readonly id: string | undefined;
  readonly of: Answer['ranked'][number];
  /** Where in the order; less than 0 where they are not chosen. */
  readonly nth: number;
  readonly isFull: boolean;
  readonly toggle: () => void;
}

function Ranked({ id, of: { expert, score, reasons }, nth, isFull, toggle }: RankedProps) {
  const { t, i18n } = useTranslation();
  const name = useExpertName()(expert);
  const isChosen = nth >= 0;
  return (
    <li>
      <label>
        <input id={id} type="checkbox" checked={isChosen} disabled={isFull && !isChosen} onChange={toggle} /> {name}
      </label>{' '}
      <span className="level">{t('expert.search.score', { score })}</span>{' '}
      {isChosen && <strong>{t('expert.search.nth', { nth: nth + 1 })}</strong>}
      <p className="dim">{[expert.kind.label, expert.firm, listed(expert.languages, i18n.language)].join(' · ')}</p>
      <Reasons of={reasons} />
    </li>
  );
}

function Excluded({ of }: { readonly of: Answer['excluded'] }) {
  const { t } = useTranslation();
  const nameOf = useExpertName();
  if (of.length === 0) return null;
  return (
    <details>
      <summary>{t('expert.search.excluded', { count: of.length })}</summary>
      <ul className="lines">
        {of.map(({ expert, reasons }) => (
          <li key={expert.id}>
            <strong>{nameOf(expert)}</strong>
            <Reasons of={reasons} />
          </li>
        ))}
      </ul>
    </details>
  );
}
