import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dkimKey } from './dkim-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinan-dkim-'));
});
afterEach(() => rm(folder, { recursive: true }));

const mailFrom = 'Sinan 司南 <sinan@alerts.example.cn>';
async function keyIn(text: string) {
  const keyFile = join(folder, 'dkim.pem');
  await writeFile(keyFile, text);
  return dkimKey({ mailFrom, dkim: { keyFile, selector: 's1' } });
}
const rsa = (modulusLength: number) =>
  generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('the key that mails are signed with', () => {
  it('is that in the file, for the domain of the sender', async () => {
    const privateKey = rsa(2_048);
    expect(await keyIn(privateKey)).toEqual({ domain: 'alerts.example.cn', selector: 's1', privateKey });
  });

  it('is none where none is named', async () => {
    expect(await dkimKey({ mailFrom, dkim: null })).toBeNull();
  });

  it.each([
    ['secret words', 'holds no private key in PEM. Make one with'],
    [rsa(512), 'holds a key of less than 1,024 bits'],
    [
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'holds a key of another kind than RSA',
    ],
  ])('is refused at the start, and never shown: %#', async (text, why) => {
    const refused = keyIn(text);
    await expect(refused).rejects.toThrow(why);
    await expect(refused).rejects.not.toThrow(text.slice(0, 12));
  });

  it('that cannot be read is refused at the start', async () => {
    const dkim = { keyFile: join(folder, 'none.pem'), selector: 's1' };
    await expect(dkimKey({ mailFrom, dkim })).rejects.toThrow('none.pem cannot be read (ENOENT)');
  });
});
