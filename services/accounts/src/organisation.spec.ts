import { newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { type OrganisationEvent, organisationDecider } from './organisation.ts';
import { specOf } from './testing/given.ts';

const given = specOf(organisationDecider);
const entry = {
  uscc: '91440300708461136T',
  nameZh: '深圳某某科技有限公司',
  nameEn: null,
  division: '440300',
  industry: 'C',
  claimedBy: newId('person', 0),
};
const registered: OrganisationEvent = { type: 'OrganisationRegistered', ...entry };

describe('an organisation not known yet', () => {
  it('has no profile to state', () =>
    given()
      .when({ type: 'StateProfile', industries: [], markets: ['US'], platforms: [] })
      .refused('NOT_FOUND'));
  it('is entered as its first claimant says', () =>
    given()
      .when({ type: 'Register', ...entry })
      .happens(registered));
});

describe('an organisation that is known', () => {
  const other = { ...entry, nameZh: '别的名称', division: '330100', claimedBy: newId('person', 1) };
  it('is not changed by who claims it next', () =>
    given(registered)
      .when({ type: 'Register', ...other })
      .happens());
  it('is not taken for one with another credit code', () =>
    given(registered)
      .when({ type: 'Register', ...other, uscc: '91330100799655058B' })
      .refused('ALREADY_EXISTS'));
  it('keeps what was entered', () =>
    expect(given(registered).state).toEqual({
      ...{ status: 'registered', ...entry },
      profile: { industries: [], markets: [], platforms: [] },
    }));

  const profile = { industries: ['F'], markets: ['US', 'DE'], platforms: ['amazon'] };
  it('has its profile stated, all of it each time', () => {
    given(registered)
      .when({ type: 'StateProfile', ...profile })
      .happens({ type: 'ProfileStated', ...profile });
    expect(
      given(
        registered,
        { type: 'ProfileStated', ...profile },
        { type: 'ProfileStated', industries: [], markets: ['JP'], platforms: [] },
      ).state,
    ).toMatchObject({ ...entry, profile: { industries: [], markets: ['JP'], platforms: [] } });
  });
  it('is not changed by the same profile in another order', () =>
    given(registered, { type: 'ProfileStated', ...profile })
      .when({ type: 'StateProfile', ...profile, markets: ['DE', 'US'] })
      .happens());
});

describe('what the first release stored', () => {
  it('has no profile, and is as it was else', () => {
    expect(organisationDecider.upcast?.({ status: 'registered', ...entry }, 1)).toEqual(given(registered).state);
    expect(organisationDecider.upcast?.({ status: 'none' }, 1)).toEqual({ status: 'none' });
  });
});
