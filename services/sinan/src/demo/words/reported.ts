/** What a program reports of a case, beside its enterprise and product. */
export const REPORTED = {
  ...{ serviceKind: 'guidance', role: 'respondent', disputeType: 'section-337', country: 'US', forum: 'us-itc' },
  ...{ receivedOn: '@days 3', servedOn: '@days 3', serviceMethod: 'mail', needs: ['procedure-deadlines'] },
  rights: [{ kind: 'patent-invention', number: 'EX 1234567 B2' }],
  facts:
    '会员企业收到起诉状和调查通知，请协会代为报送。 A member received a complaint and a notice, and asked its association to report it.',
};
