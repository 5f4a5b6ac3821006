import { Agent, request } from 'node:http';
import { quantile } from './report.ts';

export interface Load {
  readonly url: string;
  readonly body: string;
  readonly headers?: { readonly [name: string]: string };
  /** How many callers, each waiting for its answer before it asks again. */
  readonly callers: number;
  /** So many requests in all, or as many as fit into so many seconds. */
  readonly amount?: number;
  readonly seconds?: number;
}

export interface Measured {
  readonly perSecond: number;
  readonly p95Ms: number;
}

/** Equal POSTs over kept connections. An answer that is not 200, or that holds an error of GraphQL, fails the bench. */
export async function postLoad({ url, body, headers, callers, amount, seconds }: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const send = () => post(url, body, { 'content-type': 'application/json', ...headers }, agent);
  const began = performance.now();
  const until = began + (seconds ?? 600) * 1000;
  const took: number[] = [];
  let left = amount ?? Number.POSITIVE_INFINITY;
  const caller = async () => {
    while (left-- > 0 && performance.now() < until) {
      const at = performance.now();
      await send();
      took.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  agent.destroy();
  return { perSecond: took.length / ((performance.now() - began) / 1000), p95Ms: quantile(took, 0.95) };
}

function post(url: string, body: string, headers: { readonly [name: string]: string }, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (res) => {
        let text = '';
        res.setEncoding('utf8');
        res.on('data', (chunk: string) => {
          text += chunk;
        });
        res.on('end', () =>
          res.statusCode === 200 && !text.includes('"errors"')
            ? resolve()
            : reject(new Error(`${url} answered ${res.statusCode}: ${text.slice(0, 300)}`)),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
