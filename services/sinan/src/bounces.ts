import { openBounceReceiver } from '@sinan/mail';
import type { Config, Log } from '@sinan/runtime';
import { type Platform, systemCall } from './open-platform.ts';

/** Takes mails that come back, where a setting says so, in the processes that run notifications. What they say is a row of work before their sender hears that they were taken. */
export async function listenForBounces(platform: Platform, { bounces }: Config, log: Log): Promise<void> {
  const { host, parts, clock, dispatcher, settings } = platform;
  const { address, listen } = bounces;
  if (address === null || listen === null || !parts.runs('notifications')) return;
  const { secret } = settings;
  await host.use('bounces', () =>
    openBounceReceiver({
      listen,
      address,
      secret,
      clock,
      log,
      take: async (report) =>
        void (await dispatcher.dispatch('notifications.noteReport', systemCall('sinan', clock), report)),
    }),
  );
}
