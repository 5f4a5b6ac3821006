import type { Locale } from '@sinan/schema';

interface SecondFactorWords {
  readonly title: string;
  readonly withheld: string;
  readonly toPage: string;
  readonly none: string;
  readonly setUp: string;
  readonly scan: string;
  readonly qr: string;
  readonly typed: string;
  readonly code: string;
  readonly confirm: string;
  readonly enter: string;
  readonly enterButton: string;
  readonly codeOrRecovery: string;
  readonly done: string;
  readonly recovery: string;
  readonly onward: string;
}

/** Every word of the pages of the second factor. */
export const SECOND_FACTOR_WORDS: { readonly [lang in Locale]: SecondFactorWords } = {
  'zh-CN': {
    title: '二次验证',
    withheld: '完成二次验证后方可履行以下职责：',
    toPage: '进行二次验证',
    none: '您尚未启用二次验证。请准备一个身份验证器应用（支持 TOTP）。',
    setUp: '启用二次验证',
    scan: '请用身份验证器应用扫描二维码，然后填写其显示的六位动态口令：',
    qr: '二维码',
    typed: '无法扫描时，请手工输入密钥：',
    code: '动态口令',
    confirm: '确认启用',
    enter: '请填写身份验证器应用显示的动态口令；如无法使用该应用，请填写一个恢复码。',
    codeOrRecovery: '动态口令或恢复码',
    enterButton: '验证',
    done: '二次验证已启用',
    recovery: '请妥善保存以下恢复码。每个仅可使用一次，今后不再显示：',
    onward: '继续',
  },
  en: {
    title: 'Second factor',
    withheld: 'These duties wait for your second factor:',
    toPage: 'Enter or set up the second factor',
    none: 'You have set up no second factor yet. Have an authenticator program at hand (TOTP).',
    setUp: 'Set up the second factor',
    scan: 'Scan this with your authenticator program, then enter the six-digit code that it shows:',
    qr: 'QR code',
    typed: 'If you cannot scan it, type this secret:',
    code: 'Code',
    confirm: 'Confirm',
    enter: 'Enter the code that your authenticator program shows; if you cannot use it, one of your recovery codes.',
    codeOrRecovery: 'Code or recovery code',
    enterButton: 'Enter',
    done: 'The second factor is set up',
    recovery: 'Keep these recovery codes. Each is good once, and they are not shown again:',
    onward: 'Go on',
  },
};
