import { randomUUID } from 'node:crypto';
import type { Locale } from '@sinan/schema';
import mustache from 'mustache';
import { LAYOUT_HTML } from './layout.ts';

/** The words of one kind of mail, in each language: mustache, with every value escaped in `html` and as it is in `subject` and `text`. */
export type Template = { readonly [lang in Locale]: Words };
export interface Words {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With what the texts of all begin that were made of one and the same view; they go on with `text` and `html`. */
  readonly opening?: Opening;
}
type Opening = { readonly text: string; readonly html: string };

/** What a template is filled with. All of it is text, or a list of what is: no value is ever markup. */
export interface View {
  readonly [name: string]: string | null | readonly View[];
}

const asItIs = { escape: String };
const LINE_BREAKS = /[\r\n\u2028\u2029]+/g;

/** Escaped; a line break is an element, not a style: receivers drop styles, and Word's engine, which draws the mails in Outlook for Windows, knows those of CSS 1. */
const asMarkup = {
  escape: (value: string) => mustache.escape(value).replace(/\r\n|[\r\n\u2028\u2029]/g, '<br>'),
};

const LAYOUT_TEXT = `{{> body}}

-- 
{{signature}}
`;

const SIGNATURES: { readonly [lang in Locale]: string } = {
  'zh-CN': '司南 Sinan · 海外知识产权纠纷应对指导与风险预警',
  en: 'Sinan 司南 · guidance in intellectual-property disputes abroad, and risk warnings',
};

/** What of a mail is one reader's alone: links by which they act, and what they agreed to elsewhere. */
export type Personal = Readonly<Record<'leaveUrl' | 'manageUrl' | 'why', string>>;

/** A template filled in for a reader of this language. With `personal`, what one and the same `view` leads to is made once for all who get it. */
export function fill(template: Template, lang: Locale, view: View, personal?: Personal): Words {
  if (personal === undefined) return filled(template, lang, view);
  const { subject, text, html, opening } = formOf(template, lang, view);
  return {
    subject,
    text: completed(text, personal, String),
    html: completed(html, personal, asMarkup.escape),
    opening,
  };
}

function filled(template: Template, lang: Locale, view: View): Words {
  const words = template[lang];
  const subject = mustache.render(words.subject, view, {}, asItIs).replace(LINE_BREAKS, ' ').trim();
  const whole = { ...view, subject, lang, signature: SIGNATURES[lang] };
  return {
    subject,
    text: mustache.render(LAYOUT_TEXT, whole, { body: words.text }, asItIs),
    html: mustache.render(LAYOUT_HTML, whole, { body: words.html }, asMarkup),
  };
}

/** A text from its first place for what is personal on: each place, and what stands behind it. */
type Form = readonly (readonly [place: keyof Personal, words: string])[];
interface Forms {
  readonly subject: string;
  readonly text: Form;
  readonly html: Form;
  readonly opening: Opening;
}
const forms = new WeakMap<View, Map<Template, Forms>>();

function formOf(template: Template, lang: Locale, view: View): Forms {
  const known = forms.get(view) ?? new Map<Template, Forms>();
  forms.set(view, known);
  const made = known.get(template) ?? madeForm(template, lang, view);
  known.set(template, made);
  return made;
}

/** The marks of the places cannot stand in what was written: nobody knows them before. */
function madeForm(template: Template, lang: Locale, view: View): Forms {
  const mark = randomUUID();
  const marked = (place: keyof Personal) => `${mark}${place}${mark}`;
  const marks: Personal = { leaveUrl: marked('leaveUrl'), manageUrl: marked('manageUrl'), why: marked('why') };
  const { subject, text, html } = filled(template, lang, { ...view, ...marks });
  const [plain, rich] = [text.split(mark), html.split(mark)];
  return { subject, text: cut(plain), html: cut(rich), opening: { text: plain[0] ?? '', html: rich[0] ?? '' } };
}

/** Of pieces that are words and places in turn. */
function cut(pieces: readonly string[]): Form {
  return pieces.flatMap((piece, at) => (at % 2 === 0 ? [] : [[piece as keyof Personal, pieces[at + 1] ?? '']]));
}

function completed(form: Form, personal: Personal, written: (value: string) => string): string {
  return form.map(([place, words]) => written(personal[place]) + words).join('');
}
