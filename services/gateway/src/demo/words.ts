import type { Locale } from '@sinan/schema';

interface Words {
  readonly banner: string;
  readonly toPersons: string;
  readonly offer: { readonly title: string; readonly explain: string; readonly button: string; readonly gone: string };
  readonly making: { readonly title: string; readonly explain: string; readonly progress: string };
  readonly persons: { readonly title: string; readonly explain: string; readonly button: string };
}

/** Every word about a demonstration. */
export const DEMO_WORDS: { readonly [lang in Locale]: Words } = {
  'zh-CN': {
    banner: '示例数据：以下单位、人员和案件均为虚构。',
    toPersons: '以某类人员身份登录',
    offer: {
      title: '先看看示例',
      explain:
        '此平台尚无数据。可生成一年的虚构示例数据，约需一分钟，随后一键以各类人员身份登录。示例只能在本机使用；以后请换用空的数据目录。',
      button: '用虚构示例数据浏览',
      gone: '此处已有数据，不能再生成示例。请将 SINAN_DATA 设为空目录。',
    },
    making: {
      title: '正在生成示例数据',
      explain: '平台正在用自己的操作走完过去的一年，请稍候，本页会自动刷新。',
      progress: '已完成',
    },
    persons: {
      title: '以谁的身份登录？',
      explain: '以下均为虚构人员。点击按钮即登录，并打开其工作页面。',
      button: '登录',
    },
  },
  en: {
    banner: 'Fictitious data: these enterprises, people and cases do not exist.',
    toPersons: 'Sign in as somebody',
    offer: {
      title: 'Look around first',
      explain:
        'There is no data here yet. A year of fictitious data can be made, in about a minute; then one click signs you in as each kind of person. It works on this machine only, and your own data needs an empty folder later.',
      button: 'Look around with fictitious data',
      gone: 'There is data here already, so no demonstration can be made. Set SINAN_DATA to an empty folder.',
    },
    making: {
      title: 'The fictitious data is being made',
      explain: 'The platform goes through the past year by its own commands. Please wait: this page renews itself.',
      progress: 'Done',
    },
    persons: {
      title: 'Whom do you want to be?',
      explain: 'None of these people exist. A button signs you in as one of them, and leads to where their work is.',
      button: 'Sign in',
    },
  },
};
