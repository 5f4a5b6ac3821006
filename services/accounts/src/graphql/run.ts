import { type Operation, parseInput } from '@sinan/schema';
import { asking, type GraphContext } from '@sinan/schema/graphql';

/** Runs a command on what the client sent, whose own schema says what is wrong with it. */
export async function run<Room, I, O>(
  operation: Operation<Room, I, O>,
  context: GraphContext,
  { input, commandId }: { readonly input: unknown; readonly commandId?: string | null | undefined },
): Promise<O> {
  return asking(context, commandId)(operation, parseInput(operation.input, input));
}
