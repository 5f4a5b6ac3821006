import { EXPERTS } from '../cast/experts.ts';
import { officeCalled } from '../cast/staff.ts';
import * as work from './casework.ts';
import { type Fate, outcome } from './ledger.ts';
import { assignedIn, type Search, searched } from './searches.ts';
import type { Beat } from './step.ts';
import type { Ended } from './year.ts';

/** A kind of story that a case may have: how often it is told, and how it goes. */
export interface Story {
  readonly times: number;
  readonly ended: Ended;
  /** Whether experts are searched for, who are barred by claimants that others have too. */
  readonly search?: Search;
  readonly tell: (told: work.Told) => readonly Beat[];
}

type Tell = Story['tell'];
const story = (times: number, ended: Ended, tell: Tell): Story => ({ times, ended, tell });

/** From the filing to the beginning of guidance, by way of a supplement now and then. */
const taken: Tell = (told) => [
  work.filed(told),
  ...(told.chance.happens(0.25) ? [work.supplementAsked(told), work.supplied(told)] : []),
  work.accepted(told),
];
const guided: Tell = (told) => [...taken(told), work.begun(told), work.asks(told), work.answers(told)];
const advised: Tell = (told) => [
  ...guided(told),
  ...(told.chance.happens(0.3) ? [work.noted(told)] : []),
  work.drafted(told),
  ...(told.chance.happens(0.2) ? [work.sentBack(told), work.revised(told), work.issued(told, 2)] : [work.issued(told)]),
];
const closed: Tell = (told) => [...advised(told), work.closed(told)];
const counted =
  (recovered: Fate, saved: Fate): Tell =>
  (told) => [...closed(told), ...outcome(told, 'saved', saved), ...outcome(told, 'recovered', recovered)];

/** With an expert, who writes the opinion where one is assigned. */
function searching(
  times: number,
  search: Search,
  ended: Ended,
  then: (told: work.Told, expert: string) => readonly Beat[],
): Story {
  const tell: Tell = (told) => [
    ...taken(told),
    work.begun(told),
    ...searched(told, search),
    ...then(told, assignedIn(told, search) ?? told.office.officer),
  ];
  return { times, ended, search, tell };
}
/** With the expert whom one may be (`persons.ts`) asked first. */
function shown({ search, tell, ...story }: Story): Story {
  const [asksFirst] = EXPERTS;
  if (search === undefined || asksFirst === undefined) throw new Error('nobody is searched for');
  return { ...story, search, tell: (told) => tell({ ...told, asksFirst }) };
}
const nothingYet = () => [];
/** An expert writes once the case knows of them. */
const written = (told: work.Told, expert: string): readonly Beat[] => [
  { ...work.drafted(told, expert), settled: true },
  work.issued(told),
];
const finished = (told: work.Told, expert: string): readonly Beat[] => [
  ...written(told, expert),
  work.closed(told),
  ...outcome(told, 'recovered', 'approved'),
  work.archived(told),
];

const station = officeCalled('station-us');
/** Another centre that may take it: the national one, whose own go to Beijing. */
const elsewhere = ({ office }: work.Told) => officeCalled(office.centre.kind === 'national' ? 'beijing' : 'national');

/** 170 cases, in every state in which a case can be. */
export const STORIES: readonly Story[] = [
  story(9, 'lately', (told) => [work.filed(told)]),
  story(7, 'lately', (told) => [work.filed(told), work.supplementAsked(told)]),
  story(4, 'lately', (told) => [work.filed(told), work.supplementAsked(told), work.supplied(told)]),
  story(9, 'lately', taken),
  story(10, 'lately', guided),
  story(6, 'lately', (told) => [...guided(told), work.drafted(told)]),
  story(3, 'lately', (told) => [...guided(told), work.drafted(told), work.sentBack(told)]),
  story(8, 'lately', advised),
  story(12, 'long ago', closed),
  story(8, 'lately', counted('recorded', 'recorded')),
  story(14, 'long ago', counted('approved', 'approved')),
  story(3, 'long ago', counted('reversed', 'approved')),
  story(30, 'long ago', (told) => [...counted('approved', 'approved')(told), work.archived(told)]),
  story(9, 'long ago', (told) => [work.filed(told), work.declined(told)]),
  story(4, 'long ago', (told) => [...guided(told), work.terminated(told)]),
  story(3, 'long ago', (told) => [...guided(told), work.terminated(told), work.archived(told)]),
  story(2, 'lately', (told) => [work.filed(told), work.offeredTo(told, elsewhere(told))]),
  story(1, 'lately', (told) => [
    work.filed(told),
    work.offeredTo(told, elsewhere(told)),
    work.notTaken(told, elsewhere(told)),
  ]),
  story(3, 'lately', (told) => [
    ...[work.filed(told), work.offeredTo(told, station), work.takenOver(told, station)],
    ...[work.accepted(told, station), work.begun(told, station), work.answers(told, station)],
  ]),
  story(1, 'long ago', (told) => [
    work.filed(told),
    work.offeredTo(told, station),
    work.takenOver(told, station),
    work.accepted(told, station),
  ]),
  searching(2, 'asked', 'lately', nothingYet),
  shown(searching(1, 'asked', 'yesterday', nothingYet)),
  searching(2, 'offered', 'lately', nothingYet),
  shown(searching(1, 'offered', 'yesterday', nothingYet)),
  searching(2, 'assigned', 'lately', nothingYet),
  shown(searching(1, 'assigned', 'lately', nothingYet)),
  searching(2, 'waiver', 'lately', nothingYet),
  searching(2, 'conflicted', 'lately', nothingYet),
  searching(1, 'objected', 'lately', nothingYet),
  searching(2, 'lapsed', 'long ago', nothingYet),
  searching(3, 'assigned', 'lately', written),
  searching(3, 'assigned', 'long ago', finished),
  searching(1, 'declined', 'long ago', finished),
  searching(1, 'conflicted', 'long ago', finished),
];
