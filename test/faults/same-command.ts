import { newId } from '@sinan/schema';
import { application, FILE, fileCase } from '../acceptance/people.ts';
import { removePlace } from '../acceptance/place.ts';
import { readBooks } from './books.ts';
import { printTable } from './table.ts';
import { copyOf, startOn, type World } from './world.ts';

/** F11: one command id a hundred times at once, and a reply that is lost and asked for again: one effect, one answer. */
export async function sameCommand(world: World, rounds: number): Promise<boolean> {
  const place = await copyOf(world);
  const platform = await startOn(world, place);
  const answers: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    answers.push(await atOnce(world, platform.url), await replyLost(world, platform.url));
  await platform.stop();
  const { documents } = await readBooks(place);
  await removePlace(place);
  const distinct = Math.max(...answers);
  printTable('F11: one command id, many times', [
    { rounds, 'times at once': 100, 'replies lost': rounds, cases: documents.length, 'answers a command': distinct },
  ]);
  return documents.length === rounds * 2 && distinct === 1;
}

async function atOnce(world: World, url: string): Promise<number> {
  const commandId = newId('command', Date.now());
  const input = application(world.organisationId, { product: `at once ${commandId}` });
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => fileCase(url, world.enterprise, input, commandId)),
  );
  return new Set(answers.map((answer) => `${answer.__typename} ${answer.id} ${answer.status}`)).size;
}

/** Sends, hangs up before the reply, and asks again. */
async function replyLost(world: World, url: string): Promise<number> {
  const commandId = newId('command', Date.now());
  const input = application(world.organisationId, { product: `reply lost ${commandId}` });
  const hangUp = new AbortController();
  const body = JSON.stringify({ query: FILE, variables: { input, commandId } });
  const lost = fetch(`${url}/graphql`, {
    method: 'POST',
    body,
    signal: hangUp.signal,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${world.enterprise.token}` },
  });
  setTimeout(() => hangUp.abort(), Math.random() * 8);
  await lost.catch(() => undefined);
  const again = [
    await fileCase(url, world.enterprise, input, commandId),
    await fileCase(url, world.enterprise, input, commandId),
  ];
  return new Set(again.map((answer) => `${answer.__typename} ${answer.id}`)).size;
}
