import { InvalidInput, Refusal } from '../errors.ts';
import { type Id, isId, type Noun } from '../ids.ts';
import type { Ask } from '../operation.ts';
import { builder, type GraphContext } from './builder.ts';

/**
 * How a mutation asks: under the command id that the client sent, so that its retry is recognised, or under one that the gateway makes.
 * A client's id is `cmd_` + UUIDv7 in lower case: `InvalidInput` for anything else.
 */
export function asking(context: GraphContext, commandId?: string | null): Ask {
  if (commandId === undefined || commandId === null) return context.ask;
  if (isId('command', commandId)) return context.askAs(commandId);
  throw new InvalidInput([
    {
      path: 'commandId',
      rule: 'command_id',
      en: 'A command id is “cmd_” followed by a UUIDv7 in lower case.',
      zh: '请求编号须为“cmd_”加小写 UUIDv7。',
    },
  ]);
}

/** The argument of every mutation: `args: { input: …, ...retryArgs }`. */
export const retryArgs = builder.args((t) => ({
  commandId: t.string({ description: 'Send the same one with a retry.' }),
}));

/** The id that a client sent, as one of this noun. An id of another noun names nothing: `NOT_FOUND`. */
export function known<N extends Noun>(noun: N, id: string): Id<N> {
  if (!isId(noun, id)) throw new Refusal('NOT_FOUND');
  return id;
}
