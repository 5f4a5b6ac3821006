import { Transient } from '@sinan/bus';
import { describe, expect, it } from 'vitest';
import { patiently } from './patiently.ts';

describe('a server that is not up yet', () => {
  it('is asked again until it answers', async () => {
    let asked = 0;
    const answer = patiently(async () => {
      asked += 1;
      if (asked < 2) throw new Transient('not yet');
      return 'here';
    }, 10_000);
    expect(await answer).toBe('here');
    expect(asked).toBe(2);
  });

  it('is given up when the time is over', async () => {
    await expect(patiently(() => Promise.reject(new Transient('away')), 0)).rejects.toThrow('away');
  });

  it('is not asked again when the answer is no', async () => {
    let asked = 0;
    const refusing = async () => {
      asked += 1;
      throw new Error('12 partitions are needed');
    };
    await expect(patiently(refusing, 10_000)).rejects.toThrow('12 partitions');
    expect(asked).toBe(1);
  });
});
