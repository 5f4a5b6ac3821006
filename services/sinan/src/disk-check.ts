import { statfs } from 'node:fs/promises';
import type { SelfCheck } from '@sinan/runtime';

/** What a day of files and mails may need. Below it there is time to act, and not much. */
const LOW_MB = 512;
const MB = 1024 * 1024;

/** Looks at the disk of the data folder. `space` is what the system says of it. */
export function diskCheck(
  folder: string,
  space: (path: string) => Promise<{ readonly bavail: number; readonly bsize: number }> = statfs,
): SelfCheck {
  return {
    name: 'disk-low',
    service: 'sinan',
    async look() {
      const { bavail, bsize } = await space(folder);
      const left = Math.floor((bavail * bsize) / MB);
      return left >= LOW_MB ? null : { count: 1, codes: [`${left} MB are left`], ids: [] };
    },
  };
}
