import type { Mailer, OutgoingMail, SendOutcome } from '@sinan/mail';

/** A mailer that keeps what it is given, with whole texts, and answers as told: `sent` unless a test says otherwise. */
export interface RecordingMailer extends Mailer {
  readonly mails: OutgoingMail[];
  answer: (mail: OutgoingMail) => SendOutcome;
  /** The mails to an address, in their order. */
  to(address: string): readonly OutgoingMail[];
}

export function recordingMailer(): RecordingMailer {
  const mails: OutgoingMail[] = [];
  return {
    mails,
    answer: () => ({ kind: 'sent', response: '250 OK' }),
    to: (address) => mails.filter((mail) => mail.to.address === address),
    async send(given) {
      const mail = whole(given);
      mails.push(mail);
      return this.answer(mail);
    },
    verify: async () => undefined,
    close: () => undefined,
  };
}

function whole({ opening, ...mail }: OutgoingMail): OutgoingMail {
  return opening ? { ...mail, text: opening.text + mail.text, html: opening.html + mail.html } : mail;
}
