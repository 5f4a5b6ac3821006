export type { ReportKind } from './bounces/read-report.ts';
export {
  type BounceReceiver,
  type BounceReceiverOptions,
  openBounceReceiver,
  type TakenReport,
} from './bounces/receiver.ts';
export { returnPathOf, ticketOf } from './bounces/return-path.ts';
export { type Catcher, type CatcherOptions, openCatcher } from './catcher.ts';
export type { CaughtMail } from './caught.ts';
export { type DkimKey, keyFault } from './dkim.ts';
export { mailboxCss } from './mailbox-css.ts';
export { type MailboxPageOptions, mailboxPage, mailPage } from './mailbox-page.ts';
export { deriveMessageId } from './message-id.ts';
export { type Mailer, type OutgoingMail, type SendOutcome, UnsafeMail } from './port.ts';
export { openSmtpMailer, type SmtpLimits, type SmtpOptions } from './smtp.ts';
