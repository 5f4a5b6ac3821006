import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { GROWTH } from './heap.ts';

it('names a flag that this Node knows: of one that it does not, V8 would say so on the error output, and go on', () => {
  const flags = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  expect(flags).toContain(`${GROWTH.slice(0, GROWTH.indexOf('='))} `);
});
