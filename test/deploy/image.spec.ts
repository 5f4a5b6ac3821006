import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { read } from './compose-file.ts';

const HEALTHY = fileURLToPath(new URL('../../infra/deploy/healthy.mjs', import.meta.url));
const closing: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

/** A process that answers one path with one status. */
async function answering(path: string, status: number): Promise<number> {
  const server = createServer((request, response) => response.writeHead(request.url === path ? status : 404).end('{}'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
function askHealth(port: number): Promise<{ readonly code: unknown; readonly said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [HEALTHY], { env: { PORT: String(port) } }, (error, said) =>
      resolve({ code: error?.code ?? 0, said }),
    );
  });
}

describe('the health check of a container', () => {
  it('ready: 0', async () => {
    expect(await askHealth(await answering('/health/ready', 200))).toMatchObject({ code: 0 });
  });
  it('live but not ready: 1', async () => {
    expect(await askHealth(await answering('/health/ready', 503))).toMatchObject({ code: 1, said: '503 {}\n' });
  });
  it('nothing answers: 1, and says where', async () => {
    const port = await answering('/health/ready', 200);
    await Promise.all(closing.splice(0).map((close) => close()));
    expect(await askHealth(port)).toEqual({
      code: 1,
      said: `http://127.0.0.1:${port}/health/ready does not answer: ECONNREFUSED\n`,
    });
  });
});

describe('Dockerfile', () => {
  const dockerfile = read('Dockerfile');
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

  it('runs the binary as nobody in particular, and asks it whether it is ready', () => {
    expect(last).toContain('USER node');
    expect(last).toContain('ENTRYPOINT ["node", "services/sinan/dist/bin.js"]');
    expect(last).toMatch(/HEALTHCHECK .*CMD \["node", "infra\/deploy\/healthy\.mjs"\]/);
  });

  it('has one version of Node, that the packages allow', () => {
    const versions = new Set([...dockerfile.matchAll(/^FROM node:([\d.]+)-/gm)].map(([, version]) => version));
    expect([...versions]).toEqual(['20.20']);
    expect(JSON.parse(read('package.json')).engines.node).toBe('>=20.19');
  });

  it('takes in no packages, builds, data or secrets of the machine that builds it', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['**/node_modules', '**/dist', 'data', '.env', '.git']));
  });
});
