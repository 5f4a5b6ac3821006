import { type AnyOperation, command, Refusal } from '@sinan/schema';
import { z } from 'zod';
import { record, type ToyRoom } from './toy-room.ts';

const code = z.strictObject({ code: z.string().min(1) });
const refuseWrong = (entered: string) => {
  if (entered !== '123456') throw new Refusal('CODE_WRONG', { left: 4 });
};
/** A second factor whose only code is 123456. */
export const factors: readonly AnyOperation<ToyRoom>[] = [
  command({
    name: 'accounts.offerSecondFactor',
    access: 'signed-in',
    input: z.strictObject({}),
    run: async () => ({ uri: 'otpauth://totp/Sinan:li?secret=ABC', secret: 'ABC' }),
  }),
  command({
    name: 'accounts.confirmSecondFactor',
    access: 'signed-in',
    input: code,
    run: async (room: ToyRoom, _, { code }) => {
      refuseWrong(code);
      room.factor = 'enter';
      return { recoveryCodes: ['<b>1', 'r-2'] };
    },
  }),
  command({
    name: 'accounts.enterSecondFactor',
    access: 'signed-in',
    input: code,
    run: async (room: ToyRoom, call, input) => {
      refuseWrong(input.code);
      record(room, 'accounts.enterSecondFactor', call, input);
      return { entered: true };
    },
  }),
];
