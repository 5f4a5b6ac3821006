import type { Config } from '@sinan/runtime';

/**
 * Whether a deployment may hold a demonstration that people walk into: one process on a data folder, reached from this machine alone, with the built-in mail
 * server, so that nothing is ever sent to anybody. No setting says otherwise.
 */
export function mayDemonstrate({
  servers,
  loopback,
  smtpUrl,
}: Pick<Config, 'servers' | 'loopback' | 'smtpUrl'>): boolean {
  return servers === null && loopback && smtpUrl === null;
}
