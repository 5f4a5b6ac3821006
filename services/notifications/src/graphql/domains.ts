import { builder, runs } from '@sinan/schema/graphql';
import { type MailDomain, mailDomains } from '../deliverability/index.ts';

/** How mails fare at the servers that receive them. For administrators. */
export function registerDomains(): void {
  const domain = builder.objectRef<MailDomain>('MailDomain').implement({
    description: 'How mails to a receiving domain (收件域) fared: what was counted by the processes that send.',
    fields: (t) => ({
      domain: t.exposeString('domain', {
        nullable: true,
        description:
          'Null: all together that have no line of their own: domains with fewer than 20 mails, domains beyond the 100 with most, and what came back of which the domain is not known any more.',
      }),
      mails: t.exposeInt('mails', { description: 'One that was put off on several days counts on each.' }),
      sent: t.exposeInt('sent', { description: 'Taken by the server. What comes back afterwards stays counted here.' }),
      deferred: t.exposeInt('deferred', {
        description: 'Tries that the server put off: of one mail there may be several.',
      }),
      refused: t.exposeInt('refused', { description: 'For good, at once or by a notice that came later.' }),
      softBounced: t.exposeInt('softBounced', {
        description: 'Came back by a notice that the mailbox could not take it.',
      }),
      complaints: t.exposeInt('complaints'),
      delivered: t.exposeFloat('delivered', {
        nullable: true,
        description:
          'Of all tries that the server answered, how many were taken and have not come back: 0–1. Null without any.',
      }),
    }),
  });
  builder.queryField('mailDomains', (t) =>
    t.field({
      description:
        'How mails to each receiving domain fared today and on the days before, 1–90 in all, by the calendar of Beijing: who got most first, at most 100, then the others. For administrators.',
      type: [domain],
      ...runs(mailDomains),
      args: { days: t.arg.int({ required: true }) },
      resolve: (_, { days }, { ask }) => ask(mailDomains, { days }),
    }),
  );
}
