import '../../../words/outcomes.ts';
import type { ResultOf } from 'gql.tada';
import { useTranslation } from 'react-i18next';
import { ASK } from '../../../api/documents.ts';
import { useAsk } from '../../../api/use-ask.ts';
import { InTrouble, Loading } from '../../../frame/states.tsx';
import { holds } from '../../desk/duties.ts';
import type { HeldDuties, StaffCase } from '../case.ts';
import { EntryLine } from './entry.tsx';
import { Record } from './record.tsx';

export type Entry = ResultOf<typeof ASK.deskOutcomes>['outcomeEntries']['edges'][number]['node'];

/** In which states of a case something can come of it. */
const WITH_OUTCOMES: readonly string[] = ['guiding', 'closed'];

interface OutcomesProps {
  readonly of: StaffCase;
  readonly duties: HeldDuties;
  readonly personId: string;
}

/** What guidance recovered or saved in this case, entry by entry: recorded by one, approved by another, reversed by a counter-entry. */
export default function Outcomes({ of, duties, personId }: OutcomesProps) {
  const { t } = useTranslation();
  const asked = useAsk(ASK.deskOutcomes, { caseId: of.id });
  const again = () => {
    if (asked.status !== 'asking') asked.again();
  };
  const may = (...some: readonly string[]) => some.some((duty) => holds(duties, duty, of.centre.id));
  const entries = asked.status === 'answered' ? asked.data.outcomeEntries.edges.map(({ node }) => node) : [];
  const isOpen = WITH_OUTCOMES.includes(of.status);
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes">{t('outcomes.title')}</h2>
      <p className="who">{t('outcomes.who')}</p>
      {asked.status === 'asking' && <Loading />}
      {asked.status === 'in-trouble' && <InTrouble trouble={asked.trouble} retry={asked.again} />}
      {asked.status === 'answered' && entries.length === 0 && <p className="dim">{t('outcomes.none')}</p>}
      <ul className="lines">
        {entries.map((entry) => (
          <EntryLine
            key={entry.id}
            entry={entry}
            isOwn={entry.recordedBy?.id === personId}
            mayApprove={isOpen && may('reviewer', 'signatory')}
            mayReverse={may('reviewer', 'signatory')}
            again={again}
          />
        ))}
      </ul>
      {isOpen && may('officer') && <Record caseId={of.id} personId={personId} again={again} />}
    </section>
  );
}
