import { WaitingFor } from '@sinan/aggregate';
import type { Letter } from './letters.ts';
import { nobodysLinks } from './links.ts';
import { samplesOf } from './queries/samples.ts';
import type { NotificationsRoom } from './room.ts';
import { type ContentOf, contactOf, type MailRow } from './rows.ts';
import { versionView } from './warning-letters.ts';

const suppressed: Letter = { not: 'suppressed' };

/** A sample for who asked for it, of what is at work at the last moment: none of a version that went live or was discarded meanwhile. It cannot be left: it tells no subscriber. */
export async function sampleLetter(
  room: NotificationsRoom,
  { to }: Pick<MailRow, 'to'>,
  { sampleOf, version, reader, locale: lang }: ContentOf<'sample-warning' | 'sample-warning-updated'>,
): Promise<Letter> {
  const personId = to.slice('person:'.length);
  const contact = await room.contacts.get(personId);
  if (contact === null) throw new WaitingFor(contactOf(personId));
  const { email } = contact.doc;
  if (email === '' || !(await room.mayHear(personId, null))) return suppressed;
  const work = await room.warnings.atWork(sampleOf);
  if (work?.text.version !== version || work.minor) return suppressed;
  const sample = samplesOf(work.text).find((one) => one.reader === reader);
  if (sample === undefined) return suppressed;
  return { email, lang, view: { ...versionView(work.text, lang, sample.countries), ...nobodysLinks(room) } };
}
