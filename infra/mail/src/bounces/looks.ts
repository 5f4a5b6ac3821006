import type { Email } from 'postal-mime';

/** Servers that send no machine-readable report are known by who writes, and by what the subject says. */
const DAEMON = /^(mailer-daemon|postmaster|mail-daemon|mailerdaemon|mdaemon|mailsystem|bounce)\b/i;
const RETURNED =
  /undeliver|deliver(y|ed).{0,24}(fail|status|problem|error|notification|unsuccessful)|return(ed|ing) mail|failure notice|mail (failure|system error)|退信|(投递|发送|送达|递送).{0,4}失败|(未能|无法)(投递|送达|发送)|退回/i;
const DELAYED =
  /delay|not yet been delivered|still being retried|will (continue to|keep) try|延迟|推迟|(暂未|尚未)(投递|送达|发送)|继续尝试/i;
const ANSWERS = /^(auto(matic)?[- ]?(reply|response)|out of (the )?office|vacation|自动(回复|答复)|外出|休假)/i;
/** Where a notice begins to quote: what stands below is our own mail, and says nothing of why it came back. */
const QUOTE =
  /^[-–—=> \t]{0,80}(below this line is a copy|this is a copy of (the|your) message|original message|the (headers|text) of the (original )?message|message headers follow|included is a copy|(原始?邮件|原信|以下是原.{0,8})[-–—:：= \t]{0,80}$)/im;
const MAX_SAID = 20_000;

function header({ headers }: Email, name: string): string {
  return headers.find(({ key }) => key === name)?.value ?? '';
}

/** Whether a message without a report is a returned mail. */
export function isBounceByLooks(email: Email): boolean {
  if (header(email, 'x-failed-recipients') !== '') return true;
  const sender = email.from?.address ?? '';
  const isDaemon = DAEMON.test(sender) || header(email, 'return-path').trim() === '<>';
  return isDaemon && RETURNED.test(email.subject ?? '');
}

/** Whether a person's mailbox answers by itself (RFC 3834): servers mark their notices as automatic too, so what names a failed recipient is none. */
export function isAutoReply(email: Email): boolean {
  if (header(email, 'x-failed-recipients') !== '') return false;
  if (ANSWERS.test(email.subject ?? '')) return true;
  const marked = /^auto-replied/i.test(header(email, 'auto-submitted')) || header(email, 'x-autoreply') !== '';
  return marked && !RETURNED.test(email.subject ?? '');
}

/** What a notice in words says, above what it quotes of our mail. */
export interface Looks {
  readonly said: string;
  readonly isDelay: boolean;
}

export function readLooks(email: Email): Looks {
  const text = email.text ?? plain(email.html ?? '');
  const quote = QUOTE.exec(text)?.index ?? text.length;
  const said = text.slice(0, Math.min(quote, MAX_SAID));
  return {
    said,
    isDelay: DELAYED.test(email.subject ?? '') || /\bthis is a warning message only\b/i.test(said),
  };
}

function plain(html: string): string {
  return html
    .slice(0, 2 * MAX_SAID)
    .replace(/<style[\s\S]{0,4000}?<\/style>/gi, ' ')
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
