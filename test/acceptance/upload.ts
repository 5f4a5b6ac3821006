import type { Person } from './people.ts';

export interface Uploaded {
  readonly uploadId: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly error?: { readonly code: string; readonly message: string };
}

/** Sends a file as a program would: its raw bytes. */
export async function upload(url: string, by: Person | null, bytes: Uint8Array<ArrayBuffer>, name: string) {
  const response = await fetch(`${url}/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: headersOf(by),
    body: bytes,
  });
  return { status: response.status, ...((await response.json()) as Uploaded) };
}

export async function download(url: string, by: Person | null, id: string) {
  const response = await fetch(`${url}/files/${id}`, { headers: headersOf(by) });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

function headersOf(by: Person | null): Record<string, string> {
  return { 'accept-language': 'en', ...(by ? { authorization: `Bearer ${by.token}` } : {}) };
}

/** A paper: a PDF of so many bytes, told apart by what it says. */
export function paper(says: string, bytes = 2_000): Uint8Array<ArrayBuffer> {
  const begins = `%PDF-1.7\n% ${says}\n`;
  return new Uint8Array(Buffer.from(begins.padEnd(bytes, ' ')));
}
