import { describe, expect, it } from 'vitest';
import { askedOf, choiceIn, queryOf } from './choice.ts';

const query = (text: string) => new URLSearchParams(text);

describe('what of the record is wanted', () => {
  it('stands in the address', () => {
    const choice = choiceIn(query('view=access&person=per_1&from=2026-11-01&until=2026-11-30'));
    expect(choice).toEqual({
      ...{ view: 'access', person: 'per_1', subject: '' },
      ...{ from: '2026-11-01', until: '2026-11-30' },
    });
    expect(choiceIn(queryOf(choice))).toEqual(choice);
    expect(String(queryOf(choiceIn(query(''))))).toBe('');
  });

  it('is asked from the beginning of the first day in China to the end of the last', () => {
    expect(askedOf(choiceIn(query('from=2026-11-01&until=2026-11-30')))).toEqual({
      ...{ personId: null, subject: null },
      ...{ from: '2026-10-31T16:00:00.000Z', until: '2026-11-30T16:00:00.000Z' },
    });
    expect(askedOf(choiceIn(query('from=soon&subject=cas_1')))).toMatchObject({ from: null, subject: 'cas_1' });
  });
});
