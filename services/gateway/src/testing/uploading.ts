import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolderFiles } from '@sinan/files';
import { expect, vi } from 'vitest';
import type { GatewayOptions } from '../options.ts';
import { openToyGateway, raw, type ToyGateway } from './toy-gateway.ts';
import { aPerson, aProgram } from './toy-room.ts';

/** A gateway over a real folder of files, and Li who sends. */
export interface Uploading {
  readonly toy: ToyGateway;
  readonly li: string;
  readonly folder: string;
  send(
    bytes: Buffer,
    how?: { readonly name?: string; readonly headers?: object; readonly query?: string },
  ): Promise<{ readonly status: number; readonly body: Body }>;
  /** What was asked of the operation of this name. */
  asked(name: string): readonly unknown[];
  /** The files in the folder, whole or not. */
  inFolder(): readonly string[];
  /** That nothing of what was sent is anywhere, and that the day's allowance has it back. */
  expectNothing(): Promise<void>;
  close(): Promise<void>;
}
interface Body {
  readonly uploadId: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly error: { readonly code: string; readonly message: string; readonly params: object };
}

export async function openUploading(
  options: Partial<Pick<GatewayOptions, 'stalledMs' | 'limits'>> = {},
): Promise<Uploading> {
  const folder = await mkdtemp(join(tmpdir(), 'sinan-uploads-'));
  const files = await openFolderFiles({ folder });
  const toy = await openToyGateway({ files, ...options });
  const li = aPerson();
  toy.room.actors.set('ses_li', li).set('tok_p', aProgram());

  const asked = (name: string) => toy.room.calls.filter((call) => call.name === name).map(({ input }) => input);
  const inFolder = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [entry.name] : [],
    );
  return {
    toy,
    li: li.kind === 'person' ? li.id : '',
    folder,
    asked,
    inFolder,
    async send(bytes, { name = 'paper', headers = {}, query = `?name=${encodeURIComponent(name)}` } = {}) {
      const asLi = { authorization: 'Bearer ses_li', 'accept-language': 'en' };
      const { status, text } = await raw(`${toy.url}/files${query}`, {
        method: 'POST',
        headers: { ...asLi, ...headers },
        body: bytes,
      });
      return { status, body: JSON.parse(text) };
    },
    async expectNothing() {
      await vi.waitFor(() => expect(asked('accounts.dropUpload')).toHaveLength(asked('accounts.beginUpload').length));
      expect(asked('accounts.keepUpload')).toEqual([]);
      await vi.waitFor(() => expect(inFolder()).toEqual([]));
    },
    async close() {
      await toy.close();
      await files.close();
      await rm(folder, { recursive: true });
    },
  };
}
