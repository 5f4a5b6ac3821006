import { request } from 'node:http';
import { until } from '../until.ts';

/** An answer, whatever it is. */
export interface Told {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
  readonly cookie: string | null;
}

export interface Asking {
  readonly method?: 'GET' | 'POST';
  readonly form?: { readonly [field: string]: string };
  readonly headers?: { readonly [name: string]: string };
}

/** Asks as a browser would, but for what is said otherwise: with any `Host`, which `fetch` does not let one say. */
export function asks(url: string, path: string, { method, form, headers = {} }: Asking = {}): Promise<Told> {
  const body = form && new URLSearchParams(form).toString();
  const page = { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(url).origin };
  const typed = body === undefined ? {} : page;
  return new Promise((resolve, reject) => {
    const asked = request(
      new URL(path, url),
      { method: method ?? (form ? 'POST' : 'GET'), headers: { 'accept-language': 'en', ...typed, ...headers } },
      (res) => {
        let text = '';
        res.setEncoding('utf8').on('data', (more: string) => (text += more));
        res.once('end', () =>
          resolve({
            status: res.statusCode ?? 0,
            text,
            location: res.headers.location ?? null,
            cookie: res.headers['set-cookie']?.[0]?.split(';')[0] ?? null,
          }),
        );
      },
    );
    asked.once('error', reject).end(body);
  });
}

/** A year's life takes its time, on a machine that does other things too. */
export const MADE_WITHIN = 560_000;

/** Waits until the list of persons is there, through the pages that say how far the making is. */
export function made(url: string): Promise<Told> {
  return until(
    'the demonstration to be made',
    async () => {
      const shown = await asks(url, '/demo').catch(() => null);
      return shown?.status === 200 && shown.text.includes('/demo/sign-in') ? shown : undefined;
    },
    MADE_WITHIN,
  );
}
