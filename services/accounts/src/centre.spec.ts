import { describe, expect, it } from 'vitest';
import { type CentreCommand, type CentreEvent, centreDecider } from './centre.ts';
import { specOf } from './testing/given.ts';

const given = specOf(centreDecider);
const entry = {
  code: 'SZ',
  name: { zh: '示例分中心', en: 'Example Sub-centre' },
  kind: 'local',
  division: '440300',
  industry: null,
  country: null,
} as const;
const state: CentreCommand = { type: 'State', ...entry };
const stated: CentreEvent = { type: 'CentreStated', open: true, ...entry };
const close: CentreCommand = { type: 'Close', lastNational: false };

describe('a centre that nobody stated', () => {
  it('is stated', () => given().when(state).happens(stated));
  it('cannot be closed', () => given().when(close).refused('NOT_FOUND'));
});

describe('an open centre', () => {
  it('is not stated twice', () => given(stated).when(state).happens());
  it('is stated anew when something is different', () => {
    const renamed = { zh: '示例分中心', en: 'Another Name' };
    return given(stated)
      .when({ ...state, name: renamed })
      .happens({ ...stated, name: renamed });
  });
  it('is closed', () =>
    given(stated)
      .when(close)
      .happens({ ...stated, open: false }));
  it('is not closed while nobody else covers the nation', () =>
    given(stated).when({ type: 'Close', lastNational: true }).refused('LAST_NATIONAL_CENTRE'));
});

describe('a closed centre', () => {
  const shut: CentreEvent = { ...stated, open: false };
  it('is closed once', () => given(stated, shut).when(close).happens());
  it('opens again when it is stated', () => given(stated, shut).when(state).happens(stated));
  it('keeps what was said of it', () => expect(given(stated, shut).state).toEqual({ ...entry, status: 'closed' }));
});
