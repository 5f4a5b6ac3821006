import { ENTERPRISES } from '../cast/enterprises.ts';
import { officeOf } from './assembling.ts';
import { matterOf } from './filing.ts';
import type { Step } from './step.ts';
import { STORIES, type Story } from './stories.ts';
import { placed, type Year } from './year.ts';

/** The cases of a year, each told from its filing to where it has come. */
export function casesOf(year: Year): readonly Step[] {
  const told = STORIES.flatMap((story) => Array.from({ length: story.times }, () => story));
  return told.flatMap((story, i) => caseOf(year, story, i + 1));
}

/** Enterprises take turns, so that each has cases in several states. */
function caseOf(year: Year, story: Story, number: number): readonly Step[] {
  const { chance } = year;
  const enterprise = ENTERPRISES[(number * TURN) % ENTERPRISES.length];
  if (enterprise === undefined) throw new Error('there is no enterprise');
  const matter = matterOf(chance, `case-${number}`, enterprise, story.search !== undefined);
  const beats = story.tell({ ...matter, chance, office: officeOf(enterprise) });
  return placed(year, matter.name, beats, story.ended);
}

/** Has nothing in common with how many there are. */
const TURN = 7;
