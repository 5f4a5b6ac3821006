import type { ServerResponse } from 'node:http';
import { type Headers, sendBytes } from '../http/answer.ts';
import type { PortalAsset } from './files.ts';

/** Answers with a file in the shortest of the forms that its reader takes. */
export function sendAsset(
  res: ServerResponse,
  asset: PortalAsset,
  accepted: (coding: string) => boolean,
  headers: Headers,
): void {
  const compressed = { br: asset.brotli, gzip: asset.gzip };
  for (const [coding, bytes] of Object.entries(compressed)) {
    if (bytes === null || !accepted(coding)) continue;
    sendBytes(res, asset.type, bytes, { ...headers, 'Content-Encoding': coding });
    return;
  }
  sendBytes(res, asset.type, asset.plain, headers);
}
