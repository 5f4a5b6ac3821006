import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../errors.ts';
import { parseInput } from '../problems.ts';
import { caseDraftV1 } from './case-draft.ts';

function problemsOf(draft: object) {
  try {
    parseInput(caseDraftV1, draft);
    return [];
  } catch (error) {
    return error instanceof InvalidInput ? error.problems.map(({ path, rule }) => [path, rule]) : error;
  }
}

describe('a draft of the application form', () => {
  it.each([
    ['nothing', {}],
    ['half of it', { country: 'US', product: '推车', needs: [], rights: [{}] }],
    [
      'what is not right yet',
      { country: 'Ame', receivedOn: '2026-13', contact: { mobile: '138' }, statedDeadline: {} },
    ],
    ['what was emptied again', { product: '', facts: '', caseNo: null }],
  ])('may hold %s', (_, draft) => {
    expect(parseInput(caseDraftV1, draft)).toEqual(draft);
  });

  it.each([
    [{ product: 'a'.repeat(501) }, 'product', 'too-long'],
    [{ facts: 'a\ud800' }, 'facts', 'surrogates'],
    [{ facts: 'a\u0007' }, 'facts', 'control-characters'],
    [{ contact: { phone: '1' } }, 'contact', 'unknown-field'],
    [{ password: 'x' }, '', 'unknown-field'],
    [{ rights: 'many' }, 'rights', 'type'],
  ])('%.60j is told at %j as %s', (draft, path, rule) => {
    expect(problemsOf(draft)).toEqual([[path, rule]]);
  });
});
