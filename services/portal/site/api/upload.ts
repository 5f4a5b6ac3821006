import type { Trouble } from './trouble.ts';

/** The most bytes that the platform takes of one file. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** What became of a file that was sent. */
export type Uploaded =
  | { readonly status: 'sent'; readonly uploadId: string }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble }
  | { readonly status: 'stopped' };

/**
 * Sends one file as it is, and tells how much of it is on its way (0 to 1). By `XMLHttpRequest`, since `fetch` tells nothing of what was sent. What is
 * stopped leaves nothing behind.
 */
export function upload(file: File, told: (share: number) => void, signal: AbortSignal): Promise<Uploaded> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/files?${new URLSearchParams({ name: file.name })}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(answerOf(request.status, request.responseText));
    request.onerror = () => resolve({ status: 'in-trouble', trouble: { kind: 'offline' } });
    request.onabort = () => resolve({ status: 'stopped' });
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

interface Answer {
  readonly uploadId?: string;
  readonly error?: { readonly code: string; readonly message: string; readonly reference?: string };
}

/** What the platform answered; whatever is no answer of its own (a proxy's page) is a failure without reference. */
export function answerOf(status: number, text: string): Uploaded {
  const { uploadId, error } = parsed(text);
  if (status === 201 && uploadId !== undefined) return { status: 'sent', uploadId };
  if (error !== undefined && error.code !== 'INTERNAL')
    return { status: 'in-trouble', trouble: { kind: 'refused', code: error.code, message: error.message } };
  return { status: 'in-trouble', trouble: { kind: 'failed', reference: error?.reference ?? null } };
}

function parsed(text: string): Answer {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
