/** What browsers save is named so on no system otherwise. */
const UNFIT = /[\\/:*?"<>|\s]+/g;
/** A browser has begun to save by then. */
const SAVED_MS = 60_000;

/** Has the browser save what was made in it. */
export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replaceAll(UNFIT, '-');
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), SAVED_MS);
}
