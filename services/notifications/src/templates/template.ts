import type { Locale } from '@sinan/schema';
import mustache from 'mustache';

/** The words of one kind of mail, in each language: mustache, with every value escaped in `html` and as it is in `subject` and `text`. */
export type Template = { readonly [lang in Locale]: Words };
export interface Words {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What a template is filled with. All of it is text, or a list of what is: no value is ever markup. */
export interface View {
  readonly [name: string]: string | null | readonly View[];
}

const asItIs = { escape: String };
const LINE_BREAKS = /[\r\n\u2028\u2029]+/g;

const LAYOUT = {
  text: `{{> body}}

-- 
{{signature}}
`,
  html: `<!doctype html>
<html lang="{{lang}}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{subject}}</title></head>
<body style="margin:0;padding:24px;background:#fff;color:#1a1a1a;font:16px/1.6 system-ui,'PingFang SC','Microsoft YaHei',sans-serif">
<main style="max-width:36em;margin:0 auto">
{{> body}}
<p style="margin-top:32px;padding-top:12px;border-top:1px solid #d9d9d9;color:#595959;font-size:14px">{{signature}}</p>
</main>
</body>
</html>
`,
} as const;

const SIGNATURES: { readonly [lang in Locale]: string } = {
  'zh-CN': '司南 Sinan · 海外知识产权纠纷应对指导与风险预警',
  en: 'Sinan 司南 · guidance in intellectual-property disputes abroad, and risk warnings',
};

/** A template filled in for a reader of this language. */
export function fill(template: Template, lang: Locale, view: View): Words {
  const words = template[lang];
  const subject = mustache.render(words.subject, view, {}, asItIs).replace(LINE_BREAKS, ' ').trim();
  const whole = { ...view, subject, lang, signature: SIGNATURES[lang] };
  return {
    subject,
    text: mustache.render(LAYOUT.text, whole, { body: words.text }, asItIs),
    html: mustache.render(LAYOUT.html, whole, { body: words.html }),
  };
}
