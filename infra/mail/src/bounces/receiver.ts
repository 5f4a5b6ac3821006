import { once } from 'node:events';
import { type Clock, type Log, systemClock } from '@sinan/runtime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { onlyOnce } from '../only-once.ts';
import { openPace } from './pace.ts';
import { MAX_REPORT_BYTES, type ReportKind, readReport } from './read-report.ts';
import { readReturnPath } from './return-path.ts';

/** That a mail came back, or was complained about: by its ticket, without a word of what came. */
export interface TakenReport {
  readonly ticket: string;
  readonly kind: ReportKind;
  readonly status: string | null;
}

export interface BounceReceiverOptions {
  readonly listen: { readonly host: string; readonly port: number };
  readonly secret: string;
  /** What the return paths are made of: `bounces@alerts.example.cn`. */
  readonly address: string;
  readonly log: Log;
  /** Resolves once the report is durable: only then does its sender hear that it was taken. */
  readonly take: (report: TakenReport) => Promise<void>;
  readonly clock?: Clock;
  readonly limits?: Partial<ReceiverLimits>;
}

/** `connections` at once, of all and of one client; `recipients` of one client within a minute, genuine or not; `reports` to one return path within a minute; `silence` in ms. */
export interface ReceiverLimits {
  readonly connections: number;
  readonly connectionsOfOne: number;
  readonly recipients: number;
  readonly reports: number;
  readonly silence: number;
}
/** The mails of a large warning come back through one relay: its share is not small. */
const LIMITS: ReceiverLimits = {
  connections: 100,
  connectionsOfOne: 20,
  recipients: 1_200,
  reports: 10,
  silence: 60_000,
};

/** Where mails come back to. */
export interface BounceReceiver {
  readonly port: number;
  stop(): Promise<void>;
}

const CLOSE_WITHIN_MS = 500;

class Answer extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, text: string) {
    super(text);
    this.responseCode = responseCode;
  }
}
const nobodyHere = () => new Answer(550, 'there is no such address here');
const tooMany = () => new Answer(450, 'too much at once, try again later');
const notStored = () => new Answer(451, 'the report could not be stored, try again later');

/**
 * Starts the listener for mails that come back. It takes mail to a genuine return path alone, one at a time, and answers 250 when what it says is durable. It
 * sends nothing, to nobody: what it takes and cannot read it drops.
 */
export async function openBounceReceiver(options: BounceReceiverOptions): Promise<BounceReceiver> {
  const { listen } = options;
  const server = serverOf(options, { ...LIMITS, ...options.limits });
  // A client that breaks off is its own affair; without a listener its error would end the process.
  server.on('error', () => undefined);
  const listening = server.listen(listen.port, listen.host);
  await once(listening, 'listening');
  const bound = listening.address();
  return {
    port: bound && typeof bound === 'object' ? bound.port : listen.port,
    stop: onlyOnce(() => new Promise<void>((resolve) => server.close(resolve))),
  };
}

function serverOf(options: BounceReceiverOptions, limits: ReceiverLimits): SMTPServer {
  const { secret, address, clock = systemClock } = options;
  const [pace, paceOfOne] = [openPace(clock, limits.recipients), openPace(clock, limits.reports)];
  const open = new Map<string, number>();
  const count = (client: string, by: 1 | -1) => {
    const now = (open.get(client) ?? 0) + by;
    if (now > 0) open.set(client, now);
    else open.delete(client);
    return now;
  };
  return new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_REPORT_BYTES,
    rejectOversized: true,
    maxRecipients: 1,
    maxClients: limits.connections,
    socketTimeout: limits.silence,
    closeTimeout: CLOSE_WITHIN_MS,
    logger: false,
    onConnect: ({ remoteAddress }, answer) =>
      answer(count(remoteAddress, 1) > limits.connectionsOfOne ? new Answer(421, 'too many connections') : null),
    onClose: ({ remoteAddress }) => void count(remoteAddress, -1),
    onRcptTo({ address: to }, { remoteAddress }, answer) {
      if (!pace(remoteAddress)) return answer(tooMany());
      const ticket = readReturnPath(secret, address, to);
      if (ticket === null) return answer(nobodyHere());
      answer(paceOfOne(ticket) ? null : tooMany());
    },
    onData(stream, session, answer) {
      receive(options, stream, session).then(
        () => answer(null),
        (error: unknown) => {
          if (!(error instanceof Answer))
            options.log.warn({ error: String(error) }, 'a mail that came back could not be noted');
          answer(error instanceof Answer ? error : notStored());
        },
      );
    },
  });
}

async function receive(
  { secret, address, take }: BounceReceiverOptions,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<void> {
  const raw = await upTo(MAX_REPORT_BYTES, stream);
  // The server answers 552 by itself.
  if (raw === null) return;
  const ticket = readReturnPath(secret, address, envelope.rcptTo[0]?.address ?? '');
  if (ticket === null) throw nobodyHere();
  const report = await readReport(raw);
  if (report.kind !== 'none') await take({ ticket, kind: report.kind, status: report.status });
}

/** The whole of it, or null when it is longer: then it is read to its end, and not kept. */
async function upTo(most: number, stream: SMTPServerDataStream): Promise<Buffer | null> {
  let [chunks, length]: [Buffer[], number] = [[], 0];
  for await (const chunk of stream) {
    length += (chunk as Buffer).length;
    if (length <= most) chunks.push(chunk as Buffer);
    else chunks = [];
  }
  return length <= most ? Buffer.concat(chunks) : null;
}
