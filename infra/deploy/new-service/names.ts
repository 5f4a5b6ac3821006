import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ID_PREFIXES, TOPICS } from '../../../schema/src/index.ts';

/** What a new service and its aggregate are called, in every form that the skeleton needs. */
export interface Names {
  /** `proceedings`: the room, its topic, its definition. */
  readonly service: string;
  readonly Service: string;
  /** `proceeding`: the aggregate. */
  readonly noun: string;
  readonly Noun: string;
  readonly nouns: string;
  readonly Nouns: string;
  /** The article of `noun`, and at the beginning of a sentence. */
  readonly a: 'a' | 'an';
  readonly A: 'A' | 'An';
  /** Three letters that no other id begins with. */
  readonly prefix: string;
}

/** Why a service cannot be made under this name: one line, for whoever asked. */
export class NameRefused extends Error {
  override readonly name = 'NameRefused';
}

/** The names for a room called `service` in the checkout at `root`; the aggregate is its singular unless it is given. */
export function namesFor(root: string, service: string, noun = singularOf(service)): Names {
  mustBeWord(service, 'A service');
  if (existsSync(join(root, 'services', service))) throw new NameRefused(`services/${service} is there already.`);
  if (service in TOPICS) throw new NameRefused(`There is a topic called sinan.${service} already.`);
  if (noun === service)
    throw new NameRefused(`Say what ${service} keeps, in the singular: npm run new:service -- ${service} figure`);
  if (noun in ID_PREFIXES || FILES.has(noun))
    throw new NameRefused(`An aggregate cannot be called ${noun}: that name is taken.`);
  mustBeWord(noun, 'An aggregate');
  const nouns = pluralOf(noun);
  return {
    service,
    Service: capital(service),
    noun,
    Noun: capital(noun),
    nouns,
    Nouns: capital(nouns),
    ...(/^[aeiou]/.test(noun) ? ({ a: 'an', A: 'An' } as const) : ({ a: 'a', A: 'A' } as const)),
    prefix: prefixFor(noun),
  };
}

/** Files that every room has, and words that its code uses. */
const FILES = new Set([
  'index',
  'room',
  'view',
  'facts',
  'fact',
  'commands',
  'command',
  'queries',
  'query',
  'graphql',
  'instant',
  'state',
]);
/** Words of JavaScript that no constant can be called by. */
const RESERVED = new Set(
  'await break case catch class const continue debugger default delete else enum export extends false finally for function implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
);

function mustBeWord(name: string, what: string): void {
  if (!/^[a-z]{3,24}$/.test(name) || RESERVED.has(name))
    throw new NameRefused(`${what} is called by one word of 3 to 24 small letters, as cases is; not “${name}”.`);
}

function singularOf(word: string): string {
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/s$/, '');
}
function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The first letter and two that follow it, in their order, as early as they are free: `expert` → `exp`. */
function prefixFor(noun: string): string {
  const taken = new Set<string>(Object.values(ID_PREFIXES));
  for (let second = 1; second < noun.length; second += 1)
    for (let third = second + 1; third < noun.length; third += 1) {
      const prefix = `${noun.charAt(0)}${noun.charAt(second)}${noun.charAt(third)}`;
      if (!taken.has(prefix)) return prefix;
    }
  throw new NameRefused(`No three letters of ${noun} are free as the prefix of its ids.`);
}
