import type { ResultOf } from 'gql.tada';
import type { ASK } from '../../api/documents.ts';

/** An invitation as who is asked sees it. */
export type Candidacy = ResultOf<typeof ASK.expertInvitations>['myInvitations']['edges'][number]['node'];
type Stage = Candidacy['stage'];

/** What a page sorts by. */
type Staged = Pick<Candidacy, 'stage' | 'answerBy'>;

interface Sorted<One extends Staged> {
  /** To be answered by the expert, what is due first first. */
  readonly waiting: readonly One[];
  /** To be answered by the centre. */
  readonly atCentre: readonly One[];
  readonly inHand: readonly One[];
  /** How many ended in which stage, in the order in which they came. */
  readonly over: readonly (readonly [stage: Stage, count: number])[];
}

/** Invitations by whose turn it is. */
export function sortedByTurn<One extends Staged>(all: readonly One[]): Sorted<One> {
  const at = (turn: Turn) => all.filter(({ stage }) => turnOf(stage) === turn);
  const ended = at('nobody').map(({ stage }) => stage);
  return {
    waiting: at('expert').toSorted((a, b) => (a.answerBy ?? '').localeCompare(b.answerBy ?? '')),
    atCentre: at('centre'),
    inHand: at('both'),
    over: [...new Set(ended)].map((stage) => [stage, ended.filter((one) => one === stage).length]),
  };
}

type Turn = 'expert' | 'centre' | 'both' | 'nobody' | 'not-asked';

function turnOf(stage: Stage): Turn {
  switch (stage) {
    case 'checking':
    case 'offered':
      return 'expert';
    case 'waiver':
      return 'centre';
    case 'assigned':
      return 'both';
    case 'waiting':
      return 'not-asked';
    case 'conflicted':
    case 'declined':
    case 'lapsed':
    case 'passed_over':
    case 'released':
    case 'withdrawn':
      return 'nobody';
    default:
      return stage satisfies never;
  }
}
