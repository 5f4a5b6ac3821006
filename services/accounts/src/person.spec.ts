import { CENTRES, type HeldDuty, type Locale, newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { type PersonCommand, type PersonEvent, personDecider } from './person.ts';
import { specOf } from './testing/given.ts';

const given = specOf(personDecider);
const national = CENTRES[0]?.id ?? null;
const email = 'li.wei@example.cn';
const registered: PersonEvent = { type: 'PersonRegistered', personal: { email }, locale: 'zh-CN' };
const signIn: PersonCommand = { type: 'SignIn', email, locale: 'zh-CN', brings: null };
const chosen = (locale: Locale): PersonEvent => ({ type: 'LanguageChosen', personal: { email }, locale });
const grant = (held: HeldDuty): PersonCommand & { type: 'GrantDuty' } => ({
  type: 'GrantDuty',
  email,
  locale: 'zh-CN',
  centreKnown: held.centreId !== null,
  ...held,
});
const editor = { duty: 'editor', centreId: null } as const;
const administrator = { duty: 'administrator', centreId: null } as const;
const intake = { duty: 'intake', centreId: national } as const;

describe('a person not known yet', () => {
  it('is registered by signing in', () => given().when(signIn).happens(registered));
  it('is registered by a link that brings a duty, and given it', () =>
    given()
      .when({ ...signIn, brings: administrator })
      .happens(registered, { type: 'DutyGranted', ...administrator }));
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
  it('is not registered twice', () => given(registered).when(signIn).happens());
  it('chooses a language by signing in in it, and is reached at the address that was registered', () =>
    given(registered)
      .when({ ...signIn, email: email.toUpperCase(), locale: 'en' })
      .happens(chosen('en')));
  it('chooses a language beside the duty that a link brings', () =>
    given(registered)
      .when({ ...signIn, locale: 'en', brings: administrator })
      .happens(chosen('en'), { type: 'DutyGranted', ...administrator }));
  it('has no language chosen for them by whoever grants a duty', () =>
    given(registered)
      .when({ ...grant(editor), locale: 'en' })
      .happens({ type: 'DutyGranted', ...editor }));
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
      .when({ ...grant({ ...intake, centreId: newId('centre', 0) }), centreKnown: false })
      .refused('INVALID_INPUT'));
  it.each([
    ['administrator', 'security'],
    ['security', 'auditor'],
    ['auditor', 'administrator'],
  ] as const)('who is %s does not become %s', (held, wanted) =>
    given(registered, { type: 'DutyGranted', duty: held, centreId: null })
      .when(grant({ duty: wanted, centreId: null }))
      .refused('DUTIES_APART'),
  );
  it('may be any one of the three administrators beside other duties', () =>
    given(registered, { type: 'DutyGranted', ...intake })
      .when(grant({ duty: 'auditor', centreId: null }))
      .happens({ type: 'DutyGranted', duty: 'auditor', centreId: null }));
  it('edits for the platform, not for a centre', () =>
    given(registered)
      .when(grant({ ...editor, centreId: national }))
      .refused('INVALID_INPUT'));
});

describe('a person who chose a language', () => {
  const inEnglish = { ...signIn, locale: 'en' } as const;
  it('chooses nothing by signing in in it again', () => given(registered, chosen('en')).when(inEnglish).happens());
  it('chooses another by signing in in that', () =>
    given(registered, chosen('en')).when(signIn).happens(chosen('zh-CN')));
  it('keeps address and duties', () => {
    const { state } = given(registered, { type: 'DutyGranted', ...editor }, chosen('en'));
    expect(state).toEqual({ status: 'registered', email, locale: 'en', duties: [editor], locked: false });
  });
});

describe('a person with a duty', () => {
  const granted: PersonEvent = { type: 'DutyGranted', ...editor };
  it('is given it once', () => given(registered, granted).when(grant(editor)).happens());
  it('is not given it again by a link that brings it', () =>
    given(registered, granted)
      .when({ ...signIn, brings: editor })
      .happens());
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

describe('a locked person', () => {
  const lock = { type: 'Lock', reason: 'L01' } as const;
  const locked: PersonEvent = { type: 'PersonLocked', reason: 'L01' };
  it('is locked once, for a reason', () => {
    given(registered).when(lock).happens(locked);
    given(registered, locked).when(lock).happens();
  });
  it('may have been locked by a release that kept no reason', () =>
    given(registered, { type: 'PersonLocked' }).when(signIn).refused('PERSON_LOCKED'));
  it('does not sign in', () => given(registered, locked).when(signIn).refused('PERSON_LOCKED'));
  it('is unlocked, with what they held', () => {
    const granted: PersonEvent = { type: 'DutyGranted', ...editor };
    given(registered, locked).when({ type: 'Unlock' }).happens({ type: 'PersonUnlocked' });
    const { state } = given(registered, granted, locked, { type: 'PersonUnlocked' });
    expect(state).toMatchObject({ locked: false, duties: [editor] });
  });
  it('is somebody', () => {
    for (const command of [lock, { type: 'Unlock' } as const]) given().when(command).refused('NOT_FOUND');
  });
});

describe('a person whose sessions end', () => {
  const which = newId('session', 0);
  it('has it said which', () =>
    given(registered).when({ type: 'EndSessions', which }).happens({ type: 'SessionsEnded', which }));
});

describe('a person as the first release stored them', () => {
  it('is not locked', () => {
    const stored = { status: 'registered', email, locale: 'en', duties: [editor] };
    expect(personDecider.upcast?.(stored, 1)).toEqual({ ...stored, locked: false });
    expect(personDecider.upcast?.({ status: 'none' }, 1)).toEqual({ status: 'none' });
  });
});
