import type { Operation } from '@sinan/schema';
import { askToMove, move } from '../commands/index.ts';
import type { NotificationsRoom } from '../room.ts';
import { manageToken } from './links.ts';
import { asked } from './managed.ts';
import type { Office } from './office.ts';
import { aSubscriber } from './subscribers.ts';

/** What a spec of changes of address asks of an office, which is open by the time that it asks. */
export function movesIn(office: () => Office) {
  const run = <I, O>(operation: Operation<NotificationsRoom, I, O>, input: object) => asked(office(), operation, input);

  /** The token of the last link of a kind that was mailed to an address. */
  function linkTo(email: string, page = 'move'): string {
    const mails = office()
      .mailer.to(email)
      .map(({ text }) => new RegExp(`/${page}\\?token=(\\S+)`).exec(text)?.[1]);
    return decodeURIComponent(mails.filter((link) => link !== undefined).at(-1) ?? '');
  }

  /** A confirmed subscriber, `<name>@example.com`, who has asked to move to `<name>-new@example.com`. */
  async function moving(name: string) {
    const reader = await aSubscriber(office(), name, { countries: ['US'] }, { isKnown: true });
    const [token, to] = [manageToken(office(), reader.id), `${name}-new@example.com`];
    await run(askToMove, { token, email: to });
    await office().idle();
    return { ...reader, token, to, link: linkTo(to) };
  }

  async function moved(name: string) {
    const reader = await moving(name);
    await run(move, { token: reader.link });
    await office().idle();
    return { ...reader, old: reader.token, token: manageToken(office(), reader.id, 2) };
  }

  return { run, linkTo, moving, moved };
}
