import { parentPort, workerData } from 'node:worker_threads';
import { openSender, type SenderOptions } from './sender.ts';
import { type Edition, type PostedMail, type Reply, type Request, unposted } from './sender-protocol.ts';

/** Sends mails off the thread that answers people. What ends in one turn of the event loop is answered together. */
function serve(port: NonNullable<typeof parentPort>, options: SenderOptions): void {
  const sender = openSender(options);
  const editions = new Map<number, Edition>();
  let replies: Reply[] = [];
  let inHand = 0;
  let closing = false;

  function answer(reply: Reply): void {
    inHand -= 1;
    if (replies.push(reply) === 1) setImmediate(flush);
  }
  function flush(): void {
    port.postMessage(replies);
    replies = [];
    if (closing && inHand === 0) port.close();
  }

  function send(mail: PostedMail): void {
    const [number, date, named] = mail;
    const edition = typeof named === 'number' ? editions.get(named) : named;
    if (edition === undefined)
      answer({ number, outcome: { kind: 'deferred', reason: 'the mail names an edition that nobody told of' } });
    else void sender.send(unposted(mail, edition), date).then((outcome) => answer({ number, outcome }));
  }

  function take(request: Request): void {
    switch (request.kind) {
      case 'mails':
        if (request.forget) editions.clear();
        for (const [number, edition] of request.editions) editions.set(number, edition);
        inHand += request.mails.length;
        for (const mail of request.mails) send(mail);
        return;
      case 'verify':
        inHand += 1;
        sender.verify().then(
          () => answer({ number: request.number, verified: true }),
          (error: Error) => answer({ number: request.number, failure: error.message }),
        );
        return;
      case 'close':
        closing = true;
        sender.close();
        if (inHand === 0) port.close();
        return;
      default:
        request satisfies never;
    }
  }

  port.on('message', take);
  port.postMessage([]);
}

if (parentPort) serve(parentPort, workerData as SenderOptions);
