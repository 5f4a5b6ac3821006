import autocannon from 'autocannon';

export interface Load {
  readonly url: string;
  readonly body: string;
  readonly headers?: { readonly [name: string]: string };
  readonly connections: number;
  /** So many requests in all, or so many seconds. */
  readonly amount?: number;
  readonly seconds?: number;
}

/** What a load of equal POSTs came to. Anything but 200 with the expected text is an error, and an error fails the bench. */
export interface Measured {
  readonly perSecond: number;
  readonly p95Ms: number;
  readonly seconds: number;
}

export async function postLoad({ url, body, headers, connections, amount, seconds }: Load): Promise<Measured> {
  const wanted = amount === undefined ? { duration: seconds ?? 5 } : { amount };
  const result = await autocannon({
    url,
    method: 'POST',
    body,
    connections,
    headers: { 'content-type': 'application/json', ...headers },
    ...wanted,
  });
  const bad = result.non2xx + result.errors + result.timeouts + result.mismatches;
  if (bad > 0) throw new Error(`${bad} requests to ${url} went wrong`);
  const took = amount === undefined ? result.duration : (result.finish.getTime() - result.start.getTime()) / 1000;
  return { perSecond: result.requests.total / took, p95Ms: result.latency.p97_5, seconds: took };
}
