import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removePlace } from '../place.ts';
import { freePort, type Platform, startPlatform } from '../platform.ts';
import { startInVain } from '../start-in-vain.ts';

describe('a platform on a data folder', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(async () => {
    await platform.stop();
    await removePlace(platform.place);
  });

  it('keeps its own secret where others cannot read it', async () => {
    expect((await stat(join(platform.place.folder, 'secret'))).mode & 0o077).toBe(0);
  });

  it('has its folder for itself: a second process says whose it is and what to do, and harms nothing', async () => {
    const { code, lines } = await startInVain({
      SINAN_DATA: platform.place.folder,
      PORT: String(await freePort()),
      LOG_LEVEL: 'silent',
    });
    expect(code).toBe(1);
    expect(lines).toEqual([
      `sinan: The folder ${platform.place.folder} is in use by process ${platform.processes()[0]?.child.pid}. Stop that process first, or set SINAN_DATA to another folder.`,
    ]);
    expect((await fetch(`${platform.url}/health/ready`)).status).toBe(200);
  });
});
