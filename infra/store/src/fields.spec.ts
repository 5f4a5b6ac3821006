import { describe, expect, it } from 'vitest';
import { fieldValues } from './fields.ts';
import { modelOf } from './model.ts';
import { RefusedValue } from './port.ts';

const model = modelOf({ owner: 'desk', name: 'notes', fields: { tags: 'strings' }, indexes: [{ equal: ['tags'] }] });

describe('given a declared array', () => {
  it('takes 10,000 items and no more, because some index needs a key for each', () => {
    const tags = Array.from({ length: 10_000 }, (_, i) => `${i}`);
    expect(fieldValues(model, { id: 'a', ...{ tags } })).toEqual([tags]);
    expect(() => fieldValues(model, { id: 'a', ...{ tags: [...tags, 'more'] } })).toThrow(RefusedValue);
  });
});
