import { isRequiredArgument } from 'graphql';
import { type Follower, follow } from '../acceptance/follow.ts';
import { application, fileCase, type Person } from '../acceptance/people.ts';
import { sdl } from '../acceptance/sdl.ts';
import { until } from '../acceptance/until.ts';
import { draftWarning, publishWarning, warningContent } from '../acceptance/warnings.ts';
import type { MatrixActor } from './actors.ts';
import { type Cell, cellOf, type GraphError } from './asking.ts';
import type { Part } from './lines.ts';
import { mark, marksIn } from './marks.ts';
import { selectionOf } from './selection.ts';
import type { World } from './world.ts';

interface Pushed {
  readonly data?: { readonly [field: string]: unknown } | null;
  readonly errors?: readonly GraphError[];
}
type Streams = ReadonlyMap<string, readonly Follower<Pushed>[]>;

/** Every subscription, followed by everybody while each tenant files a case and a warning is let out: who is refused, and whose things the others are told of. */
export async function streamPart(world: World, actors: readonly MatrixActor[]): Promise<Part> {
  const word = mark('w', 'streamed');
  const text = { zh: word, en: word };
  const { id: warningId } = await draftWarning(world.url, world.people.editor, {
    ...warningContent,
    title: text,
    summary: text,
  });
  await publishWarning(world.url, world.people.editor, warningId);
  const streams = await followed(world, actors, warningId);
  try {
    await happen(world, warningId);
    await settled(streams, actors);
    return partOf(streams, actors, warningId);
  } finally {
    for (const followers of streams.values()) for (const follower of followers) follower.leave();
  }
}

async function followed({ url }: World, actors: readonly MatrixActor[], warningId: string): Promise<Streams> {
  const streams = new Map<string, readonly Follower<Pushed>[]>();
  for (const { name, args, type } of Object.values(sdl.getSubscriptionType()?.getFields() ?? {})) {
    const required = args.filter(isRequiredArgument);
    if (required.some((arg) => arg.name !== 'warningId')) throw new Error(`say with what ${name} is followed`);
    const given = required.length === 0 ? '' : `(warningId: ${JSON.stringify(warningId)})`;
    const { text } = selectionOf(type, { flat: true });
    const query = `subscription { ${name}${given}${text} }`;
    const all = actors.map(({ token, key }) =>
      follow<Pushed>(url, token === null ? null : asPerson(key, token), query),
    );
    streams.set(name, await Promise.all(all));
  }
  return streams;
}
const asPerson = (email: string, token: string): Person => ({ email, token });

async function happen({ url, a, b, people }: World, warningId: string): Promise<void> {
  for (const { name, people: of, ids } of [a, b]) {
    const product = mark(name, 'streamed');
    const { status } = await fileCase(url, of.filer, application(ids.organisation, { product }));
    if (status !== 'submitted') throw new Error('nothing was filed that streams could tell of');
  }
  await publishWarning(url, people.chief, warningId);
}

/** For whom each stream is beyond doubt. What nobody else is told of has been told to nobody else by then: all of them hang on one tail. */
const SURE: readonly (readonly [stream: string, actor: string, told: string])[] = [
  ['caseChanged', 'na', 'a:streamed'],
  ['caseChanged', 'na', 'b:streamed'],
  ['caseChanged', 'A1', 'a:streamed'],
  ['caseChanged', 'A2', 'a:streamed'],
  ['caseChanged', 'B1', 'b:streamed'],
  ['caseChanged', 'c1', 'a:streamed'],
  ['caseChanged', 'c2', 'b:streamed'],
  ['queueChanged', 'c1', 'a:streamed'],
  ['queueChanged', 'c2', 'b:streamed'],
  ['warningPublished', 'any', 'w:streamed'],
  ['warningPublished', 'tr', 'w:streamed'],
];

async function settled(streams: Streams, actors: readonly MatrixActor[]): Promise<void> {
  for (const [stream, key, told] of SURE) {
    const follower = streams.get(stream)?.[actors.findIndex((actor) => actor.key === key)];
    await until(`${stream} to tell ${key} of ${told}`, () =>
      new Set<string>(marksIn(JSON.stringify(follower?.pushed))).has(told),
    );
  }
  const desk = streams.get('deliveryProgress')?.[actors.findIndex(({ key }) => key === 'ed')];
  await until('the mails about the warning to be told of', () =>
    desk?.pushed.some((one) => JSON.stringify(one).includes('"complete":true')),
  );
  // Who is refused is told so at once, and the stream is over.
  await until('the refused streams to end', () =>
    [...streams.values()].flat().every((one) => one.ended() || !one.pushed.some(({ errors }) => errors)),
  );
}

function partOf(streams: Streams, actors: readonly MatrixActor[], warningId: string): Part {
  const said = [...streams].map(([name, followers]) => ({ asked: `Subscription.${name}`, followers }));
  return {
    lines: said.map(({ asked, followers }) => ({
      ...{ section: 'Subscription', asked, owner: '', leaf: '' },
      cells: followers.map((follower) => cellIn(follower, warningId)),
    })),
    heard: said.flatMap(({ asked, followers }) =>
      followers.map((follower, i) => ({
        ...{ actor: actors[i]?.key ?? '', asked, owner: '', ofNothing: null, said: '' },
        body: JSON.stringify(follower.pushed),
        cell: cellIn(follower, warningId),
      })),
    ),
  };
}

/** Whose things it told of; or why it told nothing. */
function cellIn({ pushed }: Follower<Pushed>, warningId: string): Cell {
  const refused = pushed.find(({ errors }) => errors)?.errors?.[0];
  if (refused) return cellOf(refused.extensions?.code);
  const told = JSON.stringify(pushed);
  const owners = new Set([...marksIn(told)].map((one) => one.slice(0, 1)));
  if (told.includes(warningId)) owners.add('w');
  return owners.size === 0 ? '.' : [...owners].toSorted().join('');
}
