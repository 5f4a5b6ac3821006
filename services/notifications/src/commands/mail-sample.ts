import { command, idOf, locale, personOf, Refusal } from '@sinan/schema';
import { z } from 'zod';
import { askForMails } from '../mails.ts';
import { DESK, samplesOf } from '../queries/index.ts';
import type { NotificationsRoom } from '../room.ts';
import { SAMPLE_READERS } from '../rows.ts';

/**
 * Mails a sample (样稿) of the version at work to who asks for it, and to nobody else: as a reader of this kind and language would get it, marked in its subject.
 * `NOT_FOUND` unless this version is at work and has such a mail; `TOO_MANY_REQUESTS` after so many within an hour in one process.
 */
export const mailSample = command({
  name: 'notifications.mailSample',
  access: DESK,
  input: z.strictObject({
    warningId: idOf('warning'),
    version: z.int().positive(),
    reader: z.enum(SAMPLE_READERS),
    locale,
  }),
  async run(room: NotificationsRoom, { actor, commandId }, { warningId, version, reader, locale }) {
    const { id } = personOf(actor);
    const work = await room.warnings.atWork(warningId);
    const isThere = work !== null && !work.minor && work.text.version === version;
    if (!isThere || !samplesOf(work.text).some((sample) => sample.reader === reader)) throw new Refusal('NOT_FOUND');
    const kind = version === 1 ? 'sample-warning' : 'sample-warning-updated';
    const content = { kind, sampleOf: warningId, version, reader, locale } as const;
    await room
      .samplesTo(id)
      .pass(commandId, () =>
        askForMails(room, [{ id: `mail/sample/${id}/${commandId}`, to: `person:${id}`, content }]),
      );
    return { sent: true } as const;
  },
});
