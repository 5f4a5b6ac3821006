import { describe, it } from 'vitest';
import { partnerDecider } from './partner.ts';
import { specOf } from './testing/given.ts';

const given = specOf(partnerDecider);
const registration = { source: 'https://shop.example.cn/cases', name: '某某平台' };

describe('a source that is nobody’s', () => {
  it('becomes a partner’s', () =>
    given()
      .when({ type: 'Register', ...registration })
      .happens({ type: 'PartnerRegistered', ...registration }));
});

describe('a source that is a partner’s', () => {
  it('is not given to another', () =>
    given({ type: 'PartnerRegistered', ...registration })
      .when({ type: 'Register', ...registration, name: '另一平台' })
      .refused('ALREADY_EXISTS'));
});
