import { WaitingFor } from '@sinan/aggregate';
import type { Letter } from './letters.ts';
import { nobodysLinks } from './links.ts';
import { samplesOf } from './queries/samples.ts';
import type { NotificationsRoom } from './room.ts';
import { type ContentOf, contactOf, type MailRow } from './rows.ts';
import { versionView } from './warning-letters.ts';

const suppressed: Letter = { not: 'suppressed' };
/** Whoever asked may be at the desk no more when a server that put it off takes it at last; nobody reads a sample of yesterday. */
const GOES_WITHIN_MS = 3_600_000;

/** A sample for who asked for it, of what is at work at the last moment: none of a version that went live or was discarded meanwhile. It cannot be left: it tells no subscriber. */
export async function sampleLetter(
  room: NotificationsRoom,
  { to, askedAt }: Pick<MailRow, 'to' | 'askedAt'>,
  { sampleOf, version, reader, locale: lang }: ContentOf<'sample-warning' | 'sample-warning-updated'>,
): Promise<Letter> {
  if (room.resources.clock.now() > Date.parse(askedAt) + GOES_WITHIN_MS) return { not: 'expired' };
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
