import { newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { specOf } from '../testing/given.ts';
import {
  type Confirmer,
  type MembershipCommand,
  type MembershipEvent,
  membershipDecider,
  type NamedPaper,
} from './index.ts';

const given = specOf(membershipDecider);
const [organisationId, personId, colleague] = [newId('organisation', 0), newId('person', 0), newId('person', 1)];
const member = { organisationId, personId };
const belonging = { ...member, place: { division: '440300', industry: 'C' } };
const [at, later] = ['2026-11-22T08:00:00.000Z', '2026-11-23T08:00:00.000Z'];

const paper = (n: number): NamedPaper => ({
  id: newId('upload', n),
  fileId: `sha256:${String(n).repeat(64)}`,
  bytes: n,
  mediaType: 'application/pdf',
  name: `paper ${n}.pdf`,
});
const unnamed = ({ name: _, ...rest }: NamedPaper) => rest;
const [licence, authority, renewed] = [paper(1), paper(2), paper(3)];
const NONE = { licence: null, authority: null };
const BOTH = { licence, authority };

const requested: MembershipEvent = {
  type: 'MembershipRequested',
  ...belonging,
  requestedAt: at,
  papers: NONE,
};
const withPapers: MembershipEvent = {
  type: 'MembershipRequested',
  ...belonging,
  requestedAt: at,
  papers: { licence: unnamed(licence), authority: unnamed(authority) },
  personal: { licence: 'paper 1.pdf', authority: 'paper 2.pdf' },
};
const confirmed: MembershipEvent = { type: 'MembershipConfirmed', by: colleague, ...member };
const declined: MembershipEvent = {
  type: 'MembershipDeclined',
  by: colleague,
  ...member,
  reason: 'M03',
  declinedAt: later,
};
const ended: MembershipEvent = { type: 'MembershipEnded', by: personId, ...member, how: 'left', endedAt: later };

const request = (papers: (MembershipCommand & { type: 'Request' })['papers'] = NONE): MembershipCommand => ({
  type: 'Request',
  ...belonging,
  papers,
  at,
});
const by = (more: Partial<Confirmer> = {}): Confirmer => ({
  id: colleague,
  organisations: [],
  takesIn: false,
  ...more,
});
const [ofStaff, ofMember] = [by({ takesIn: true }), by({ organisations: [organisationId] })];
const confirm = (confirmer: Confirmer, more: { first?: boolean; note?: string } = {}): MembershipCommand => ({
  type: 'Confirm',
  by: confirmer,
  first: false,
  note: null,
  ...more,
});
const decline = (confirmer: Confirmer, more: { note?: string } = {}): MembershipCommand => ({
  type: 'Decline',
  by: confirmer,
  reason: 'M03',
  note: null,
  at: later,
  ...more,
});
const end = (confirmer: Confirmer): MembershipCommand => ({ type: 'End', by: confirmer, at: later });
/** Who may decide on nothing here, and oneself, whatever one holds. */
const STRANGERS = [by(), by({ organisations: [newId('organisation', 1)] })];
const themselves = by({ id: personId, organisations: [organisationId], takesIn: true });

describe('a person who does not belong', () => {
  it('asks to', () => given().when(request()).happens(requested));
  it('asks with papers, whose names stand apart', () => given().when(request(BOTH)).happens(withPapers));
  it.each([confirm(ofStaff), decline(ofStaff), end(ofStaff)])('has nothing to be decided on: $type', (command) =>
    given().when(command).refused('NOT_FOUND'),
  );
});

describe('a pending membership', () => {
  it('is not asked for twice', () => {
    given(requested).when(request()).happens();
    given(withPapers).when(request(BOTH)).happens();
    given(withPapers).when(request()).happens();
  });
  it('takes papers that come later', () =>
    given(requested)
      .when(request({ licence, authority: null }))
      .happens({
        type: 'PapersSupplied',
        papers: { licence: unnamed(licence), authority: null },
        personal: { licence: 'paper 1.pdf' },
      }));
  it('takes a paper in the place of one, beside the other', () =>
    given(withPapers)
      .when(request({ licence: renewed, authority: null }))
      .happens({
        type: 'PapersSupplied',
        papers: { licence: unnamed(renewed), authority: unnamed(authority) },
        personal: { licence: 'paper 3.pdf', authority: 'paper 2.pdf' },
      }));
  it.each([
    ['a confirmed member', ofMember],
    ['who does intake for it', ofStaff],
  ])('is confirmed, declined by %s', (_, confirmer) => {
    given(requested).when(confirm(confirmer)).happens(confirmed);
    given(requested).when(decline(confirmer)).happens(declined);
  });
  it('is declined with words that stand apart', () =>
    given(requested)
      .when(decline(ofStaff, { note: 'Not sealed.' }))
      .happens({ ...declined, personal: { note: 'Not sealed.' } }));
  it('is decided on by nobody else', () => {
    for (const stranger of STRANGERS) {
      given(requested).when(confirm(stranger)).refused('FORBIDDEN');
      given(requested).when(decline(stranger)).refused('FORBIDDEN');
      given(requested).when(end(stranger)).refused('FORBIDDEN');
    }
  });
  it('is not decided on by oneself, whatever one holds', () => {
    given(requested).when(confirm(themselves)).refused('AUTHOR_CANNOT_APPROVE');
    given(requested).when(decline(themselves)).refused('AUTHOR_CANNOT_APPROVE');
  });
  it('is withdrawn by oneself, and by others declined', () => {
    given(requested)
      .when(end(themselves))
      .happens({ ...ended, type: 'MembershipEnded' });
    given(requested).when(end(ofStaff)).refused('STATE_CONFLICT');
  });
});

describe('the first membership of an organisation', () => {
  const first = { first: true };
  it('is confirmed with both papers', () => given(withPapers).when(confirm(ofStaff, first)).happens(confirmed));
  it('is not confirmed without them', () => given(requested).when(confirm(ofStaff, first)).refused('PAPERS_MISSING'));
  it.each([
    { licence, authority: null },
    { licence: null, authority },
  ])('is not confirmed with one of them', (papers) => {
    const [asked] = membershipDecider.decide(request(papers), { status: 'none' });
    if (asked) given(asked).when(confirm(ofStaff, first)).refused('PAPERS_MISSING');
    expect(asked).toBeDefined();
  });
  it('is confirmed without them when it is said how they were checked', () =>
    given(requested)
      .when(confirm(ofStaff, { first: true, note: 'Checked on paper.' }))
      .happens({ ...confirmed, personal: { note: 'Checked on paper.' } }));
});

describe('a confirmed membership', () => {
  it('is confirmed once', () => given(requested, confirmed).when(confirm(ofStaff)).happens());
  it('is not asked for again, nor declined', () => {
    given(requested, confirmed).when(request(BOTH)).happens();
    given(requested, confirmed).when(decline(ofStaff)).refused('STATE_CONFLICT');
  });
  it('is left', () =>
    given(requested, confirmed)
      .when(end(by({ id: personId })))
      .happens(ended));
  it.each([ofMember, ofStaff])('is ended by who might confirm it', (confirmer) =>
    given(requested, confirmed)
      .when(end(confirmer))
      .happens({ ...ended, by: colleague, how: 'removed' }),
  );
  it('is ended by nobody else', () => {
    for (const stranger of STRANGERS) given(requested, confirmed).when(end(stranger)).refused('FORBIDDEN');
  });
  it('knows who confirmed it, and how', () =>
    expect(given(withPapers, { ...confirmed, personal: { note: 'By telephone.' } }).state).toEqual({
      status: 'confirmed',
      ...belonging,
      requestedAt: at,
      papers: BOTH,
      confirmedBy: colleague,
      note: 'By telephone.',
    }));
});

describe.each([
  ['declined', [requested, declined]],
  ['ended', [requested, confirmed, ended]],
] as const)('a membership that was %s', (status, events) => {
  it('is asked for again, with new papers and none of the old', () => {
    given(...events)
      .when(request())
      .happens(requested);
    given(...events)
      .when(request(BOTH))
      .happens(withPapers);
    expect(given(...events, withPapers, ...events, requested).state).toMatchObject({ status: 'pending', papers: NONE });
  });
  it('is not confirmed or declined as it stands', () => {
    given(...events)
      .when(confirm(ofStaff))
      .refused('STATE_CONFLICT');
    given(...events)
      .when(decline(ofStaff))
      .refused('STATE_CONFLICT');
  });
  it('is ended once', () =>
    status === 'ended'
      ? given(...events)
          .when(end(themselves))
          .happens()
      : given(...events)
          .when(end(themselves))
          .refused('STATE_CONFLICT'));
});

describe('an event of the first release', () => {
  const { papers: _, ...asWritten } = requested as MembershipEvent & { type: 'MembershipRequested' };
  it('asks without papers', () => expect(given(asWritten).state).toEqual(given(requested).state));
});
