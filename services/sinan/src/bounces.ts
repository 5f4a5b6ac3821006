import { type BounceReceiver, openBounceReceiver, type TakenReport } from '@sinan/mail';
import { type Config, ConfigError, type Log } from '@sinan/runtime';
import { type Platform, systemCall } from './open-platform.ts';

/**
 * Takes mails that come back, where a setting says so, in the processes that run notifications. What they say is a row of work before their sender hears that
 * they were taken.
 */
export async function listenForBounces(platform: Platform, { bounces }: Config, log: Log): Promise<void> {
  const { address, listen } = bounces;
  if (address === null || listen === null || !platform.parts.runs('notifications')) return;
  await platform.host.use('bounces', () => opened(platform, { address, listen, log }));
}

interface Where {
  readonly address: string;
  readonly listen: { readonly host: string; readonly port: number };
  readonly log: Log;
}
async function opened({ clock, dispatcher, settings }: Platform, where: Where): Promise<BounceReceiver> {
  const { secret } = settings;
  const take = async (report: TakenReport) =>
    void (await dispatcher.dispatch('notifications.noteReport', systemCall('sinan', clock), report));
  try {
    return await openBounceReceiver({ ...where, secret, clock, take });
  } catch (error) {
    throw explained(error, where.listen);
  }
}

/** What kept it from listening, as far as the setting is to blame. */
function explained(error: unknown, { host, port }: Where['listen']): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new ConfigError([
      `SINAN_BOUNCE_LISTEN: port ${port} on ${host} is in use: stop what listens there, or set another.`,
    ]);
  if (code === 'EACCES')
    return new ConfigError([
      `SINAN_BOUNCE_LISTEN: port ${port} may not be opened by this user: set another, above 1023.`,
    ]);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new ConfigError([`SINAN_BOUNCE_LISTEN: ${host} is no address of this machine.`]);
  return error;
}
