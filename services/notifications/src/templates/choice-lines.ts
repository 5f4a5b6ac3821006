import type { Locale } from '@sinan/schema';
import type { Words } from './template.ts';

/**
 * What is chosen, as parts of a template. Takes `interests`, each with `number` ('' where it is the only one), `countries`, `rights`, `industries`, `platforms` ('' when all are chosen)
 * and `least` (the lowest level); `rhythm`, and `together` ('' where each comes at once).
 */
export const CHOICE_LINES: { readonly [lang in Locale]: Pick<Words, 'text' | 'html'> } = {
  'zh-CN': lines(
    '国家（地区）：{{countries}}。权利：{{#rights}}{{rights}}{{/rights}}{{^rights}}全部{{/rights}}。行业：{{#industries}}{{industries}}{{/industries}}{{^industries}}全部{{/industries}}。平台：{{#platforms}}{{platforms}}{{/platforms}}{{^platforms}}全部{{/platforms}}。最低等级：{{least}}。',
    '关注点 {{number}}：',
    '发送频率：{{rhythm}}{{#together}}；紧急预警即时发送{{/together}}。',
  ),
  en: lines(
    'Countries or regions: {{countries}}. Rights: {{#rights}}{{rights}}{{/rights}}{{^rights}}all{{/rights}}. Industries: {{#industries}}{{industries}}{{/industries}}{{^industries}}all{{/industries}}. Platforms: {{#platforms}}{{platforms}}{{/platforms}}{{^platforms}}all{{/platforms}}. Lowest level: {{least}}.',
    'Interest {{number}}. ',
    'How often: {{rhythm}}{{#together}}; urgent ones at once{{/together}}.',
  ),
};

function lines(interest: string, numbered: string, often: string): Pick<Words, 'text' | 'html'> {
  const one = `{{#number}}${numbered}{{/number}}${interest}`;
  return {
    text: `{{#interests}}
${one}
{{/interests}}
${often}`,
    html: `{{#interests}}<p>${one}</p>
{{/interests}}<p>${often}</p>`,
  };
}
