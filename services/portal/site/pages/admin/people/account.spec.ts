import { describe, expect, it } from 'vitest';
import { type Account, deedsOf, reasonsOf } from './account.ts';

const account: Account = {
  person: { id: 'per_1', email: 'li@example.cn', locale: 'zh-CN' },
  ...{ duties: [], locked: false, secondFactor: false },
};

describe('what is done to a person', () => {
  it('goes by how they stand', () => {
    expect(deedsOf(account, 'per_2')).toEqual(['lock', 'end-sessions', 'erase']);
    expect(deedsOf({ ...account, locked: true }, 'per_2')).toEqual(['unlock', 'erase']);
    expect(deedsOf({ ...account, secondFactor: true }, 'per_2')).toContain('reset-factor');
    expect(deedsOf({ ...account, duties: [{ duty: 'editor', centre: null }] }, 'per_2')).not.toContain('erase');
  });

  it('is not done to oneself', () => expect(deedsOf(account, 'per_1')).toEqual([]));

  it('has a reason where the record keeps one', () => {
    expect([reasonsOf('lock'), reasonsOf('erase'), reasonsOf('unlock')]).toEqual([
      'lockReasons',
      'erasureReasons',
      null,
    ]);
  });
});
