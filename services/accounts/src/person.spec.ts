import { CENTRES, newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { type PersonCommand, type PersonEvent, personDecider } from './person.ts';
import { specOf } from './specs/given.ts';

const given = specOf(personDecider);
const national = CENTRES[0]?.id ?? null;
const email = 'li.wei@example.cn';
const registered: PersonEvent = { type: 'PersonRegistered', personal: { email }, locale: 'zh-CN' };
const register: PersonCommand = { type: 'Register', email, locale: 'zh-CN' };
const grant = (held: Pick<PersonCommand & { type: 'GrantDuty' }, 'duty' | 'centreId'>): PersonCommand => ({
  type: 'GrantDuty',
  email,
  locale: 'zh-CN',
  ...held,
});
const editor = { duty: 'editor', centreId: null } as const;
const intake = { duty: 'intake', centreId: national } as const;

describe('a person not known yet', () => {
  it('is registered', () => given().when(register).happens(registered));
  it('is registered by being given a duty', () =>
    given()
      .when(grant(editor))
      .happens(registered, { type: 'DutyGranted', ...editor }));
  it('has no duty to be taken away', () =>
    given()
      .when({ type: 'RevokeDuty', ...editor })
      .refused('NOT_FOUND'));
});

describe('a registered person', () => {
  it('is not registered twice', () =>
    given(registered)
      .when({ ...register, locale: 'en' })
      .happens());
  it('takes in cases at a known centre', () =>
    given(registered)
      .when(grant(intake))
      .happens({ type: 'DutyGranted', ...intake }));
  it('takes in no cases at no centre', () =>
    given(registered)
      .when(grant({ ...intake, centreId: null }))
      .refused('INVALID_INPUT'));
  it('takes in no cases at an unknown centre', () =>
    given(registered)
      .when(grant({ ...intake, centreId: newId('centre', 0) }))
      .refused('INVALID_INPUT'));
  it('edits for the platform, not for a centre', () =>
    given(registered)
      .when(grant({ ...editor, centreId: national }))
      .refused('INVALID_INPUT'));
});

describe('a person with a duty', () => {
  const granted: PersonEvent = { type: 'DutyGranted', ...editor };
  it('is given it once', () => given(registered, granted).when(grant(editor)).happens());
  it('may hold another beside it', () => {
    const { state } = given(registered, granted, { type: 'DutyGranted', ...intake });
    expect(state).toMatchObject({ email, locale: 'zh-CN', duties: [editor, intake] });
  });
  it('loses it', () =>
    given(registered, granted)
      .when({ type: 'RevokeDuty', ...editor })
      .happens({ type: 'DutyRevoked', ...editor }));
  it('loses that one alone', () => {
    const { state } = given(
      registered,
      granted,
      { type: 'DutyGranted', ...intake },
      { type: 'DutyRevoked', ...editor },
    );
    expect(state).toMatchObject({ duties: [intake] });
  });
  it('loses nothing that is not held', () =>
    given(registered, granted)
      .when({ type: 'RevokeDuty', ...intake })
      .happens());
});
