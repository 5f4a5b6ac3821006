import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphContext } from '@sinan/schema/graphql';
import { createSourceEventStream, type ExecutionResult, execute, type GraphQLSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { setCommonHeaders } from '../http/answer.ts';
import { type Arrival, actorAgain, callOf, type Visit } from '../http/visit.ts';
import type { Changes } from './changes.ts';
import { type ContextParts, contextOf } from './context.ts';
import { masked, type PublicResult, type Reader, unexpectedError } from './mask.ts';
import type { Question } from './question.ts';

/** What Yoga serves: event streams of subscriptions, and GraphiQL. */
export interface Streams {
  /** Answers a subscription until the client leaves, its session ends or changes, or the gateway stops. */
  open(req: IncomingMessage, res: ServerResponse, arrival: Arrival, question: Question, reader: Reader): Promise<void>;
  graphiql(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** How many streams are open. */
  clients(): number;
  /** Ends every stream. */
  close(): void;
}

/** What a stream's request carries through Yoga. */
interface Carried {
  /** Makes a context: what a loader has once read, it remembers for as long as its context lives. */
  readonly graph: () => GraphContext;
  readonly reader: Reader;
  readonly question: Question;
}

/** What is taken away is to end a stream within 5 s: the rest is for the look itself, and for a busy process. */
const RECHECK_MS = 3_500;

export function openStreams(
  schema: GraphQLSchema,
  parts: ContextParts & { readonly development: boolean },
  changes: Changes,
): Streams {
  const yoga = createYoga<Partial<Carried>>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    logging: false,
    cors: false,
    batching: false,
    maskedErrors: false,
    plugins: [ourQuestion, ourSubscribe],
    graphiql: parts.development ? { title: 'Sinan 司南' } : false,
    // From the package, not from a content network: pages work without any outside host.
    renderGraphiQL: async (options) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
  });
  const open = new Set<AbortController>();
  return {
    async open(req, res, { visit, actor }, question, reader) {
      await changes.open();
      // The client left meanwhile, or was told that this took too long.
      if (res.destroyed || res.headersSent) return;
      const release = parts.rates.follows(visit, actor);
      const leave = new AbortController();
      open.add(leave);
      const stopRechecking = whenActorChanges(parts, visit, JSON.stringify(actor), leave);
      res.once('close', () => {
        release();
        open.delete(leave);
        stopRechecking();
        leave.abort();
      });
      const graph = () => contextOf(parts, callOf(visit, actor), (topic) => changes.follow(topic, leave.signal));
      setCommonHeaders(res);
      // The body was read by our own reader: there is none left for Yoga.
      await yoga(Object.assign(req, { body: question }), res, { graph, reader, question } satisfies Carried);
    },
    async graphiql(req, res) {
      setCommonHeaders(res);
      await yoga(req, res);
    },
    clients: () => open.size,
    close() {
      for (const leave of open) leave.abort();
    },
  };
}

/** Ends a stream when its session is revoked, or when its person may read other things than when it began. */
function whenActorChanges(parts: ContextParts, visit: Visit, begun: string, leave: AbortController): () => void {
  let looking = false;
  const timer = setInterval(async () => {
    // A store that is slow is not asked more than it answers.
    if (looking) return;
    looking = true;
    const now = await actorAgain(parts.dispatcher, visit).catch(() => undefined);
    looking = false;
    if (now !== undefined && JSON.stringify(now) !== begun) leave.abort();
  }, RECHECK_MS);
  return () => clearInterval(timer);
}

/** What is asked, as our own reader found it: a document may be named by its id, in a URL too, which Yoga knows nothing of. */
const ourQuestion: Plugin = {
  onRequestParse({ serverContext, setRequestParser }) {
    const { question } = serverContext as unknown as Partial<Carried>;
    if (!question) return;
    const { query, operationName, variables } = question;
    setRequestParser(() => ({ query, variables, ...(operationName === null ? {} : { operationName }) }));
  },
};

/** Runs subscriptions in our contexts, each event in one of its own, and with our masking, in place of what Yoga would do. */
const ourSubscribe: Plugin = {
  onSubscribe({ args, setSubscribeFn }) {
    const { graph, reader } = args.contextValue as unknown as Carried;
    setSubscribeFn(async () => {
      const events = await createSourceEventStream({ ...args, contextValue: graph() });
      if (!(Symbol.asyncIterator in events)) return shown(only(events), reader);
      return shown(
        answersTo(events, (event) => execute({ ...args, rootValue: event, contextValue: graph() })),
        reader,
      );
    });
  },
};

/** A refusal is the stream's one event: as the whole answer Yoga would make a failure of ours of it, with status 500. */
async function* only(result: ExecutionResult): AsyncGenerator<ExecutionResult, void, void> {
  yield result;
}

async function* answersTo(
  events: AsyncIterable<unknown>,
  answer: (event: unknown) => ExecutionResult | Promise<ExecutionResult>,
): AsyncGenerator<ExecutionResult, void, void> {
  for await (const event of events) yield answer(event);
}

/**
 * The results as their reader may see them. The first is asked for at once, so that what happens from the moment of the answer's headers is
 * heard. An iterator that fails says so under a reference, and ends.
 */
function shown(
  results: AsyncGenerator<ExecutionResult, void, void>,
  reader: Reader,
): AsyncIterableIterator<PublicResult> {
  let first: Promise<IteratorResult<ExecutionResult, void>> | undefined = results.next();
  first.catch(() => undefined);
  let failed = false;
  return {
    async next() {
      if (failed) return { done: true, value: undefined };
      try {
        const { done, value } = await (first ?? results.next());
        first = undefined;
        return done ? { done, value: undefined } : { done: false, value: masked(value, reader) };
      } catch (error) {
        failed = true;
        return { done: false, value: { errors: [unexpectedError(error, reader)] } };
      }
    },
    async return() {
      // Not awaited: a generator that waits for its next event returns only after it, and the stream's end has just ended its events.
      results.return().catch(() => undefined);
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
