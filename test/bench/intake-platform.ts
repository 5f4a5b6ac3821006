import { accounts } from '@sinan/accounts';
import { reactionCollections } from '@sinan/aggregate';
import { cases } from '@sinan/cases';
import { defineService, openLog, readConfig } from '@sinan/runtime';
import { EVENTS } from '@sinan/schema';
import { erased, serve } from '@sinan/sinan';

/**
 * Our side of `bench -- intake`: the platform with what filing needs (accounts, cases, the gateway) and one reaction that does nothing but see
 * a submitted case. Settings come from the environment; says `ready`, then `seen` for each case, to its parent.
 */
const watcher = defineService({
  name: 'watcher',
  collections: reactionCollections('watcher'),
  publishes: [],
  open: () => ({}),
  operations: [],
  loaders: {},
  reactions: [
    {
      group: 'watcher.cases',
      topics: ['cases'],
      on: { [EVENTS.caseSubmitted.type]: async () => void process.send?.('seen') },
    },
  ],
  workers: [],
});

const running = await serve({
  config: readConfig(process.env),
  log: openLog({ level: 'error' }),
  services: () => [erased(accounts), erased(cases), erased(watcher)],
});
process.once('message', () => void running.host.stop().then(() => process.exit()));
process.send?.('ready');
