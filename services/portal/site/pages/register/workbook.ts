import type { Cell } from '../../frame/csv.ts';

/** A sheet of a workbook, below its titles. */
export interface Sheet {
  readonly name: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Writes a workbook (.xlsx) beside the page, which goes on meanwhile. Rejects when it is told to leave off. */
export function workbookOf(sheets: readonly Sheet[], signal: AbortSignal): Promise<Blob> {
  const worker = new Worker(new URL('./workbook.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Blob>((resolve, reject) => {
    worker.onmessage = ({ data }) => (data instanceof Blob ? resolve(data) : reject(new Error(String(data))));
    worker.onerror = ({ message }) => reject(new Error(message));
    signal.addEventListener('abort', () => reject(signal.reason));
    worker.postMessage(sheets);
  }).finally(() => worker.terminate());
}
