import { anonymous, type Operation, parseInput } from '@sinan/schema';
import type { NotificationsRoom } from '../room.ts';
import { manageToken } from './links.ts';
import type { Office } from './office.ts';
import { aSubscriber } from './subscribers.ts';

/** Runs an operation as the dispatcher does, for who is not signed in: its input is parsed first. */
export function asked<I, O>(
  { room, test }: Pick<Office, 'room' | 'test'>,
  operation: Operation<NotificationsRoom, I, O>,
  input: object,
  call: object = {},
): Promise<O> {
  return operation.run(room, test.call(anonymous, call), parseInput(operation.input, input));
}

/** A subscriber, with the token of the link to manage. */
export async function managed(office: Office, name: string, differs: Parameters<typeof aSubscriber>[2] = {}) {
  const reader = await aSubscriber(office, name, differs);
  return { ...reader, token: manageToken(office, reader.id) };
}
