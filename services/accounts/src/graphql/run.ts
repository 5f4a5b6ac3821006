import type { Operation } from '@sinan/schema';
import { asking, type GraphContext } from '@sinan/schema/graphql';

/** Runs a command on what the client sent: the dispatcher looks at who asks, and then holds it against the command's own schema. */
export function run<Room, I, O>(
  operation: Operation<Room, I, O>,
  context: GraphContext,
  { input, commandId }: { readonly input: unknown; readonly commandId?: string | null | undefined },
): Promise<O> {
  return asking(context, commandId)<Room, I, O>(operation, input as NoInfer<I>);
}
