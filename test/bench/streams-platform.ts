import { openLog, readConfig } from '@sinan/runtime';
import { serve } from '@sinan/sinan';

/**
 * Our side of `bench -- streams`: the whole platform in a process that collects its garbage when it is asked how much it holds. Settings come from
 * the environment; says `ready`, then answers `held` with what it holds.
 */
const running = await serve({ config: readConfig(process.env), log: openLog({ level: 'error' }) });
process.on('message', (asked) => {
  if (asked === 'held') void held().then((what) => process.send?.(what));
  if (asked === 'stop') void running.host.stop().then(() => process.exit());
});
process.send?.('ready');

/** Twice, since what a finaliser lets go is collected the second time. */
async function held() {
  for (let turn = 0; turn < 2; turn += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const resources = process.getActiveResourcesInfo();
  return {
    heapMb: process.memoryUsage().heapUsed / 2 ** 20,
    sockets: resources.filter((name) => name === 'TCPSocketWrap').length,
    timers: resources.filter((name) => name === 'Timeout').length,
  };
}
