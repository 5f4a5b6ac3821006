import type { Actor } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { fileCase } from '../commands/filing.ts';
import { offerHandOver } from '../commands/hand-over.ts';
import { formWith, hangzhou, saysMore, shenzhen, signedIn, staffAt } from '../testing/examples.ts';
import { openGraph } from '../testing/graph.ts';
import { openCases } from '../testing/room.ts';

const under = await openCases();
const { test, accounts, as } = under;
afterAll(() => test.close());
const { request } = openGraph(under);
const organisation = accounts.organisation();
const { organisationId } = organisation;
const member = signedIn({ organisations: [organisationId] });
accounts.join(member.id, organisation);

const APPLICATION = `query ($id: ID!) { case(id: $id) { application {
  serviceKind { code } role { label } stage { code } procedure caseNo caseTitle receivedOn { date zone } claimant
  opposingCounsel { name country { code } } rights { kind { code } number name owner }
  measures { kind { label } platform { label } amount { amount currency } } statedDeadline { at zone }
  serviceDoubt { answer { label } note } exposure { amount currency basis } platform { code } shop sellerId joint { label }
  lawyer { retained firm } contact { name post mobile email wechat } } } }`;

async function told(actor: Actor, id: string) {
  const { data, errors } = await request(actor, APPLICATION, { id });
  expect(errors).toBeUndefined();
  return (data as { case: { application: object } }).case.application;
}

describe('the application of a case', () => {
  it('is told as it was filed, with how the enterprise is reached for its side and its centre alone', async () => {
    const { id } = await as(member)(fileCase, { organisationId, form: formWith(saysMore) });
    const application = await told(member, id);
    expect(application).toEqual({
      ...{ serviceKind: { code: 'guidance' }, role: { label: 'Respondent' }, stage: null, procedure: null },
      ...{ caseNo: null, caseTitle: null, claimant: 'Northwind Inc.' },
      receivedOn: { date: '2026-11-03', zone: 'America/New_York' },
      opposingCounsel: [{ name: 'Illustrative & Partners LLP', country: { code: 'US' } }],
      rights: [{ kind: { code: 'patent-invention' }, number: 'US 9,999,999', name: null, owner: 'Northwind Inc.' }],
      measures: [
        {
          kind: { label: 'Account frozen' },
          platform: { label: 'Amazon' },
          amount: { amount: '1250000', currency: 'USD' },
        },
      ],
      statedDeadline: { at: '2026-11-23T22:15:00.000Z', zone: 'America/New_York' },
      serviceDoubt: { answer: { label: 'Disputed' }, note: '仅以电子邮件送达。' },
      exposure: { amount: '300000000', currency: 'CNY', basis: '近一年对美出口额' },
      ...{ platform: { code: 'amazon' }, shop: 'Example Robots', sellerId: 'A1EXAMPLE' },
      ...{ joint: { label: 'To be decided' }, lawyer: { retained: false, firm: null } },
      contact: { name: '示例联系人', post: '法务', mobile: '13800000000', email: 'ip@robot.example', wechat: null },
    });
    expect(await told(staffAt(shenzhen), id)).toEqual(application);
    await as(staffAt(shenzhen))(offerHandOver, { caseId: id, toCentreId: hangzhou, reason: 'Theirs.' });
    expect(await told(staffAt(hangzhou), id)).toEqual({ ...application, contact: null });
  });
});
