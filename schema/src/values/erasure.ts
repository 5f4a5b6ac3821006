import { codeOf, type Term } from './terms.ts';

/** Why a person's information is erased (删除个人信息) by somebody else: the cases of article 47 of the Personal Information Protection Law (个人信息保护法), and the person's own request by another way. */
export const ERASURE_REASONS: readonly Term[] = [
  { code: 'E00', zh: '本人请求', en: 'The person asked for it' },
  {
    code: 'E01',
    zh: '处理目的已实现、无法实现或不再必要',
    en: 'The purpose is reached, cannot be, or needs it no more',
  },
  { code: 'E02', zh: '停止提供服务或保存期限已届满', en: 'The service has ended, or the time for keeping it' },
  { code: 'E03', zh: '个人撤回同意', en: 'The person has withdrawn the consent' },
  { code: 'E04', zh: '处理活动违反法律、行政法规或约定', en: 'The processing was against law or agreement' },
  { code: 'E05', zh: '法律、行政法规规定的其他情形', en: 'Another case that law provides for' },
];
export const erasureReasonCode = codeOf(ERASURE_REASONS);
