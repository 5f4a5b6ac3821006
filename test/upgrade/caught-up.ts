import { data, graphql } from '../acceptance/graphql.ts';
import type { Person } from '../acceptance/people.ts';
import type { Platform } from '../acceptance/platform.ts';
import { until } from '../acceptance/until.ts';

const MAILS = '{ mails(first: 100) { edges { node { id state } } } }';
const STILL = /^sinan_(?:reaction_lag|outbox_oldest_seconds)(?:\{.*\})? (?!0$)/m;
/** What one look found may be on its way to what the next one finds. */
const LOOKS = 5;

/** Waits until everything that was published has been reacted to, and every mail was sent but for so many that cannot be. */
export async function caughtUp(platform: Platform, admin: Person, unsent: number): Promise<void> {
  let quiet = 0;
  await until('the platform to catch up with itself', async () => {
    quiet = (await isQuiet(platform, admin, unsent)) ? quiet + 1 : 0;
    return quiet >= LOOKS;
  });
}

async function isQuiet({ url, processes }: Platform, admin: Person, unsent: number): Promise<boolean> {
  const metrics = processes().map(async ({ port }) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
  if ((await Promise.all(metrics)).some((text) => STILL.test(text))) return false;
  const { mails } = await data<{ mails: { edges: { node: { state: string } }[] } }>(graphql(url, admin.token, MAILS));
  return mails.edges.filter(({ node }) => node.state === 'waiting').length === unsent;
}
