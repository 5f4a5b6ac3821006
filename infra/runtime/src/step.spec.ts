import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const STEP = new URL('./step.ts', import.meta.url).href;
const WALK = `import(${JSON.stringify(STEP)}).then(({ step }) => {
  for (const name of ['mail.before-data', 'work.after-run', 'mail.before-data', 'mail.before-data']) {
    console.log(name);
    step(name);
  }
});`;

/** A process that passes three steps of one name and one of another. */
function walk(env: NodeJS.ProcessEnv) {
  const { signal, status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', '-e', WALK], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { signal, status, passed: stdout.trim().split('\n').length };
}

describe('a step', () => {
  it('does nothing unless armed', () => {
    expect(walk({})).toEqual({ signal: null, status: 0, passed: 4 });
  });

  it('does nothing when another one is armed', () => {
    expect(walk({ SINAN_FAULT_STEP: 'relay.after-trim' })).toEqual({ signal: null, status: 0, passed: 4 });
  });

  it('ends the armed process at its first passage', () => {
    expect(walk({ SINAN_FAULT_STEP: 'mail.before-data' })).toEqual({ signal: 'SIGKILL', status: null, passed: 1 });
  });

  it('ends it at the passage that was counted to', () => {
    const armed = { SINAN_FAULT_STEP: 'mail.before-data', SINAN_FAULT_AFTER: '2' };
    expect(walk(armed)).toEqual({ signal: 'SIGKILL', status: null, passed: 3 });
  });
});
