import type { Collection, PageQuery } from '@sinan/store';
import type { Command, Revision, Write } from './store-property-commands.ts';
import type { Question } from './store-property-questions.ts';
import type { CaseRow } from './store-world.ts';

/** What a collection answers to a command, as text: a value in JSON, or the class of the error. */
export async function answerOf(cases: Collection<CaseRow>, command: Command): Promise<string> {
  return settled(() => ask(cases, command));
}

async function settled(work: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify((await work()) ?? null);
  } catch (error) {
    return error instanceof Error ? error.constructor.name : String(error);
  }
}

async function ask(cases: Collection<CaseRow>, command: Command): Promise<unknown> {
  switch (command.kind) {
    case 'insertMany':
      return cases.insertMany(command.docs);
    case 'replaceMany':
      return cases.replaceMany(await atRevisions(cases, command.items));
    case 'at once':
      return Promise.all(command.writes.map((write) => settled(() => writeAt(cases, write, offsetOf(write)))));
    case 'get':
      return cases.get(command.id);
    case 'getMany':
      return cases.getMany(command.ids, command.how);
    case 'walk':
      return pages(cases, { ...queryOf(command.question), limit: command.limit });
    case 'stray':
      return cases.page({ ...queryOf(command.question), after: command.after, limit: 20 });
    case 'count':
      return cases.count({ where: command.question.where, ...(command.cap === null ? {} : { cap: command.cap }) });
    case 'tally':
      return cases.tally(command.query);
    default:
      return write(cases, command);
  }
}

async function write(cases: Collection<CaseRow>, command: Write): Promise<unknown> {
  if (command.kind === 'insert') return writeAt(cases, command, 0);
  const id = command.kind === 'remove' ? command.id : command.doc.id;
  return writeAt(cases, command, command.revision ? await revisionOf(cases, id, command.revision) : 0);
}

function writeAt(cases: Collection<CaseRow>, command: Write, revision: number): Promise<unknown> {
  switch (command.kind) {
    case 'insert':
      return cases.insert(command.doc);
    case 'replace':
      return cases.replace(command.doc, revision);
    case 'trim':
      return cases.trim(command.doc, revision);
    case 'remove':
      return command.revision ? cases.remove(command.id, revision) : cases.remove(command.id);
  }
}

function offsetOf(command: Write): number {
  return command.kind === 'insert' ? 0 : (command.revision?.offset ?? 0);
}

async function atRevisions(
  cases: Collection<CaseRow>,
  items: readonly { readonly doc: CaseRow; readonly revision: Revision }[],
) {
  return Promise.all(
    items.map(async ({ doc, revision }) => ({ doc, revision: await revisionOf(cases, doc.id, revision) })),
  );
}

async function revisionOf(cases: Collection<CaseRow>, id: string, { from, offset }: Revision): Promise<number> {
  return from === 'zero' ? offset : ((await cases.get(id))?.revision ?? 0) + offset;
}

function queryOf({ where, orderBy }: Question): Omit<PageQuery, 'limit'> {
  return orderBy ? { where, orderBy } : { where };
}

/** All pages of a query, each behind the last one's end. */
async function pages(cases: Collection<CaseRow>, query: PageQuery): Promise<readonly unknown[]> {
  const page = await cases.page(query);
  return page.next === null ? [page] : [page, ...(await pages(cases, { ...query, after: page.next }))];
}
