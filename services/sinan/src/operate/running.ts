import { type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';
import { type Config, loadSecret } from '@sinan/runtime';
import { type DeskAnswer, DeskFailure, type Progress, resultOf, type Tell } from './desk.ts';
import type { DeskInput, DeskOperationName, DeskResult } from './operations.ts';
import type { Operator } from './operator.ts';
import { operatorToken } from './token.ts';
import type { Whereabouts } from './whereabouts.ts';

/** Asks the process that works on the data folder. */
export async function runningOperator(config: Config, { port }: Whereabouts): Promise<Operator> {
  const authorization = `Bearer ${operatorToken(await loadSecret(config))}`;
  return {
    served: true,
    async ask<N extends DeskOperationName>(operation: N, input: DeskInput<N>, tell: Tell = () => undefined) {
      const answer = await posted(port, authorization, JSON.stringify({ operation, input }));
      if (answer.statusCode === 401) throw new DeskFailure(OTHER_SECRET);
      if (answer.statusCode !== 200) throw new DeskFailure(unexpected(answer.statusCode ?? 0));
      // The other side has the operation on its list, so its answers are ours.
      return resultOf(await lastLine(answer, tell)) as DeskResult<N>;
    },
    close: async () => undefined,
  };
}

/** Waits for the answer as long as it takes: a backup takes its time. */
function posted(port: number, authorization: string, body: string): Promise<IncomingMessage> {
  const headers = { authorization, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/operate', method: 'POST', headers }, resolve)
      .on('error', () => reject(new DeskFailure(BROKEN_OFF)))
      .end(body);
  });
}

type Line = { readonly progress: Progress } | DeskAnswer;

async function lastLine(answer: IncomingMessage, tell: Tell): Promise<DeskAnswer> {
  try {
    for await (const text of createInterface({ input: answer })) {
      const line = JSON.parse(text) as Line;
      if (!('progress' in line)) return line;
      tell(line.progress);
    }
  } catch {
    // The connection ended within a line.
  }
  throw new DeskFailure(BROKEN_OFF);
}

const OTHER_SECRET = {
  en: 'The process that runs has another SINAN_SECRET: give this command the same settings.',
  zh: '正在运行的进程使用另一个 SINAN_SECRET：请以相同的设置运行本命令。',
};
const BROKEN_OFF = {
  en: 'The process that runs ended before it answered. Start it again, and give the command once more.',
  zh: '正在运行的进程在答复之前结束了。请重新启动，再执行一次本命令。',
};
function unexpected(status: number) {
  return {
    en: `The process that runs answered with HTTP status ${status}: is it of the same release?`,
    zh: `正在运行的进程以 HTTP ${status} 答复：请核对两者版本是否相同。`,
  };
}
