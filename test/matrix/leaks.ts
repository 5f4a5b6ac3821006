import { givenAway, sameEachTime } from './asking.ts';
import type { Heard } from './lines.ts';
import { MAY_SEE } from './may-see.ts';

/** Whatever was found in an answer to who may not read it, in a line that says where. */
export function leaksIn(heard: readonly Heard[], owners: ReadonlyMap<string, string>): readonly string[] {
  return heard.flatMap(({ actor, asked, owner, body, said }) => {
    const repeated = givenAway(said, owners);
    const may = new Set(MAY_SEE[actor]);
    const leaked = [...givenAway(body, owners)].filter((one) => !may.has(one) && !repeated.has(one));
    return leaked.map((one) => `${actor} reads ${one} by ${asked} ${owner}`.trim());
  });
}

/** To whom a tenant is nothing at all. */
const OUTSIDERS = ['any', 'sub', 'ed', 'fe', 'ad', 'se', 'au', 'ti', 'tr'];
const OUTSIDE: { readonly [owner: string]: readonly string[] } = {
  a: ['B1', 'c2', ...OUTSIDERS],
  b: ['A1', 'A2', 'Ap', 'c1', 'xi', 'xo', 'xa', 'xr', ...OUTSIDERS],
};

/** What is no tenant's though a tenant has to do with it: the pool of experts is the nation's, and people are known to who runs the platform. */
const OPEN_TO: readonly (readonly [rows: RegExp, actors: readonly string[]])[] = [
  [/expert\)?$|Expert|stateAbsences/, ['c1', 'c2']],
  [/person|Person|Sessions|SecondFactor|revokeDuty/, ['ad', 'se']],
];

/**
 * Where an answer about another's thing is not the answer about what does not exist, byte by byte. Of one's own things that holds wherever the answer
 * is that there is nothing.
 */
export function toldApart(heard: readonly Heard[]): readonly string[] {
  return heard.flatMap(({ actor, asked, owner: whole, body, ofNothing, cell }) => {
    const owner = whole.slice(0, 1);
    if (ofNothing === null || whole === 'nowhere') return [];
    const isOpen = OPEN_TO.some(([rows, actors]) => rows.test(asked) && actors.includes(actor));
    const isOutside = OUTSIDE[owner]?.includes(actor) === true && !isOpen;
    if (!isOutside && cell !== '.' && cell !== '404') return [];
    return sameEachTime(body) === sameEachTime(ofNothing)
      ? []
      : [`${actor} tells ${asked} ${whole} from nothing: ${body.slice(0, 300)} | ${ofNothing.slice(0, 300)}`];
  });
}
