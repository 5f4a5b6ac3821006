/**
 * A process to be killed while it erases: in a folder, opens a matter with words and notes upon it, prints its id once all of it is relayed, and
 * erases it. Ends with `erased` when nothing killed it.
 */
import { writeSync } from 'node:fs';
import { anonymous } from '@sinan/schema';
import { openTestRoom } from './index.ts';
import { contacts, mattersService } from './matter.ts';

const [folder = '', title = '', contact = '', text = ''] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);
const test = await openTestRoom(mattersService([], contacts), { folder });
const { matters } = test.room;
const call = () => test.call(anonymous);
const { id } = await matters.execute({ call: call(), command: { do: 'open', title, contact } });
await matters.execute({ call: call(), id, command: { do: 'note', text } });
while ((await matters.documents.get(id))?.doc.pending) await matters.sweep();
say(id);
await matters.erase({ call: call(), id, command: { do: 'forget' }, forget: 'all' });
say('erased');
process.exit(0);
