import { mailboxCss, mailboxPage, mailPage } from '@sinan/mail';
import { type Locale, Refusal } from '@sinan/schema';
import { noticeOf } from '../demo/banner.ts';
import type { Demonstration } from '../demo/demonstration.ts';
import { send, sendPage } from '../http/answer.ts';
import type { Handler, Route } from '../http/route.ts';
import type { Mailbox } from '../options.ts';

const BASE = '/mailbox';
const NEWEST = 200;

/** A mail's own HTML shows in a sandboxed frame, which inherits this policy: its inline styles may apply, and nothing may load or run. */
const POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The built-in mailbox of a loopback deployment. */
export function mailboxRoutes(mailbox: Mailbox, demonstration?: Demonstration): readonly Route[] {
  const optionsIn = (locale: Locale) => ({ locale, base: BASE, notice: noticeOf(demonstration, locale) });
  const list: Handler = (_req, res, { locale }) =>
    sendPage(res, 200, mailboxPage(mailbox.list({ limit: NEWEST }), optionsIn(locale)), POLICY);
  const one: Handler = (_req, res, { path, locale }) => {
    const mail = mailbox.get(path.slice(BASE.length + 1));
    if (mail === null) throw new Refusal('NOT_FOUND');
    sendPage(res, 200, mailPage(mail, optionsIn(locale)), POLICY);
  };
  return [
    { path: BASE, tells: 'people', methods: { GET: list } },
    {
      path: `${BASE}/mailbox.css`,
      tells: 'people',
      methods: { GET: (_req, res) => send(res, 200, 'text/css; charset=utf-8', mailboxCss) },
    },
    { path: `${BASE}/*`, tells: 'people', methods: { GET: one } },
  ];
}
