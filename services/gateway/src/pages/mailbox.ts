import { mailboxCss, mailboxPage, mailPage } from '@sinan/mail';
import { Refusal } from '@sinan/schema';
import { send, sendPage } from '../http/answer.ts';
import type { Handler, Route } from '../http/route.ts';
import type { Mailbox } from '../options.ts';

const BASE = '/mailbox';
const NEWEST = 200;

/** A mail's own HTML shows in a sandboxed frame, which inherits this policy: its inline styles may apply, and nothing may load or run. */
const POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The built-in mailbox of a loopback deployment. */
export function mailboxRoutes(mailbox: Mailbox): readonly Route[] {
  const list: Handler = (_req, res, { locale }) =>
    sendPage(res, 200, mailboxPage(mailbox.list({ limit: NEWEST }), { locale, base: BASE }), POLICY);
  const one: Handler = (_req, res, { path, locale }) => {
    const mail = mailbox.get(path.slice(BASE.length + 1));
    if (mail === null) throw new Refusal('NOT_FOUND');
    sendPage(res, 200, mailPage(mail, { locale, base: BASE }), POLICY);
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
