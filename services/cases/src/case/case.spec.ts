import { Refusal } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import {
  acceptedAfter,
  filingWith,
  formWith,
  hangzhou,
  person,
  saysMore,
  shenzhen,
  submittedWith,
} from '../testing/examples.ts';
import type { AcceptCase } from './acceptance.ts';
import { type ByStaff, type CaseCommand, type CaseEvent, caseDecider } from './index.ts';

const stateAfter = (events: readonly CaseEvent[]) => events.reduce(caseDecider.evolve, caseDecider.initial);
const given = (...events: readonly CaseEvent[]) => ({
  when: (command: CaseCommand) => {
    const decide = () => caseDecider.decide(command, stateAfter(events));
    return {
      leadsTo: (...expected: readonly CaseEvent[]) => expect(decide()).toEqual(expected),
      isRefused: (code: string, params: object = {}) => {
        expect(decide).toThrow(Refusal);
        expect(decide).toThrow(expect.objectContaining({ code, params }));
      },
    };
  },
});

const acceptance = (worksAt: ByStaff['worksAt'] = [shenzhen]): AcceptCase => ({
  type: 'AcceptCase',
  by: person(),
  worksAt,
  at: '2026-11-11T01:00:00.000Z',
});

describe('a case that was not filed', () => {
  it('is submitted with its codes, and with everything a person wrote kept apart', () => {
    const filing = filingWith({ form: formWith({ caseNo: '337-TA-1499', ...saysMore }) });
    const { applicant, filer } = filing;
    given()
      .when(filing)
      .leadsTo({
        type: 'CaseSubmitted',
        organisationId: applicant.organisationId,
        uscc: applicant.uscc,
        division: '440305',
        industry: 'C',
        filedBy: filer.filedBy,
        partnerId: null,
        centreId: shenzhen,
        routedBy: 'city',
        formVersion: 1,
        submittedAt: '2026-11-10T08:00:00.000Z',
        serviceKind: 'guidance',
        role: 'respondent',
        disputeType: 'section-337',
        country: 'US',
        forum: 'us-itc',
        stage: null,
        receivedOn: { date: '2026-11-03', zone: 'America/New_York' },
        servedOn: { date: '2026-11-03', zone: 'America/New_York' },
        serviceMethod: 'mail',
        rightKinds: ['patent-invention'],
        needs: ['procedure-deadlines', 'strategy'],
        choice: null,
        measures: [{ kind: 'account-freeze', platform: 'amazon', amount: { amount: '1250000', currency: 'USD' } }],
        statedDeadline: { at: '2026-11-23T22:15:00.000Z', zone: 'America/New_York' },
        serviceDoubt: 'yes',
        exposure: { amount: '300000000', currency: 'CNY' },
        platform: 'amazon',
        joint: 'later',
        lawyerRetained: false,
        personal: {
          applicantName: '深圳示例机器人有限公司',
          facts: '2026年11月3日收到337调查起诉状。',
          product: 'Robot vacuum cleaner X1',
          claimant: 'Northwind Inc.',
          procedure: null,
          caseNo: '337-TA-1499',
          caseTitle: null,
          rights: [{ number: 'US 9,999,999', name: null, owner: 'Northwind Inc.' }],
          contact: null,
          opposingCounsel: [{ name: 'Illustrative & Partners LLP', country: 'US' }],
          serviceDoubtNote: '仅以电子邮件送达。',
          exposureBasis: '近一年对美出口额',
          shop: 'Example Robots',
          sellerId: 'A1EXAMPLE',
          lawyerFirm: null,
          contactPerson: {
            name: '示例联系人',
            post: '法务',
            mobile: '13800000000',
            email: 'ip@robot.example',
            wechat: null,
          },
        },
      });
  });

  it('takes the zone of the country where the forum is not known', () => {
    const filing = filingWith({ form: formWith({ country: 'JP', forum: 'unknown' }) });
    const [event] = caseDecider.decide(filing, caseDecider.initial);
    expect(event).toMatchObject({ receivedOn: { date: '2026-11-03', zone: 'Asia/Tokyo' } });
  });

  it('has no date of service when nothing was served', () => {
    const filing = filingWith({ form: formWith({ servedOn: null, serviceMethod: null }) });
    const [event] = caseDecider.decide(filing, caseDecider.initial);
    expect(event).toMatchObject({ servedOn: null, serviceMethod: null });
  });

  it('cannot be accepted', () => given().when(acceptance()).isRefused('NOT_FOUND'));
});

describe('a submitted case', () => {
  const submitted = submittedWith();

  it('is accepted by the intake officer of its centre', () => {
    const command = acceptance();
    given(submitted).when(command).leadsTo({
      type: 'CaseAccepted',
      centreId: shenzhen,
      organisationId: submitted.organisationId,
      filedBy: submitted.filedBy,
      acceptedBy: command.by,
      acceptedAt: command.at,
    });
  });

  it('is accepted by staff who take in for every centre', () => {
    const command = acceptance('every centre');
    expect(caseDecider.decide(command, stateAfter([submitted]))).toMatchObject([{ acceptedBy: command.by }]);
  });

  it("is not another centre's to accept", () =>
    given(submitted)
      .when(acceptance([hangzhou]))
      .isRefused('FORBIDDEN'));

  it('is not filed a second time', () =>
    given(submitted).when(filingWith()).isRefused('STATE_CONFLICT', { state: 'submitted' }));
});

describe('an accepted case', () => {
  const submitted = submittedWith();
  const history = [submitted, acceptedAfter(submitted)];

  it('keeps what was filed', () => {
    const { type: _, personal, ...filed } = submitted;
    expect(stateAfter(history)).toMatchObject({ ...filed, status: 'accepted', texts: personal });
  });

  it('is not accepted again', () =>
    given(...history)
      .when(acceptance())
      .isRefused('STATE_CONFLICT', { state: 'accepted' }));

  it("says nothing of its state to another centre's officer", () =>
    given(...history)
      .when(acceptance([hangzhou]))
      .isRefused('FORBIDDEN'));

  it('is not filed a second time', () =>
    given(...history)
      .when(filingWith())
      .isRefused('STATE_CONFLICT', { state: 'accepted' }));
});
