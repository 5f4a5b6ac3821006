import { type Db, MongoServerError } from 'mongodb';
import { OutcomeUnknown, StoreUnavailable } from '../port.ts';
import { DUPLICATE_KEY, writeFailure } from './failures.ts';
import type { Content, Fields, StoredDocument } from './stored.ts';

/** A document that is to be new. */
export interface Insertion {
  readonly id: string;
  readonly content: Content;
}

/** One compare-and-set: what a document becomes if it stands at `revision`. */
export interface Replacement extends Insertion {
  readonly revision: number;
}

/** The declared fields that a document is to have, if it is still what this write stored. */
export interface Filling {
  readonly id: string;
  readonly write: string;
  readonly fields: Fields;
}

/** The part of a write command's answer that matters. (https://www.mongodb.com/docs/manual/reference/command/update/#output) */
interface Answer {
  readonly n: number;
  readonly writeErrors?: readonly { readonly index: number; readonly code: number; readonly errmsg: string }[];
  readonly writeConcernError?: { readonly errmsg: string };
}

/**
 * The writes of one collection, each call one command of the server: the driver's bulk calls may send several, and wrap what went
 * wrong beyond recognition. A call takes less than the 16 MB of one message.
 */
export class Writes {
  readonly #db: Db;
  readonly #collection: string;

  constructor(db: Db, collection: string) {
    this.#db = db;
    this.#collection = collection;
  }

  /** Inserts each on its own; resolves to which were not there yet. */
  async insert(insertions: readonly Insertion[]): Promise<readonly boolean[]> {
    const documents = insertions.map(({ id, content }): StoredDocument => ({ _id: id, ...content }));
    const { writeErrors = [] } = await this.#send({ insert: this.#collection, documents });
    const taken = new Set(writeErrors.map(({ index }) => index));
    return documents.map((_, i) => !taken.has(i));
  }

  /** Replaces each on its own, if it stands at its revision; resolves to which did. The ids are distinct. */
  async replace(replacements: readonly Replacement[]): Promise<readonly boolean[]> {
    const updates = replacements.map(({ id, revision, content }) => ({ q: { _id: id, rev: revision }, u: content }));
    const { n } = await this.#send({ update: this.#collection, updates });
    if (n === replacements.length) return replacements.map(() => true);
    if (n === 0) return replacements.map(() => false);
    return this.#whichOf(replacements, n).catch((error: unknown) => {
      throw new OutcomeUnknown('part of a batch is stored, and not known which', { cause: error });
    });
  }

  /** Changes only how documents are found; resolves to how many were still what they were read as. */
  async fill(fillings: readonly Filling[]): Promise<number> {
    const updates = fillings.map(({ id, write, fields }) => ({ q: { _id: id, write }, u: { $set: { f: fields } } }));
    const { n } = await this.#send({ update: this.#collection, updates });
    return n;
  }

  /** Removes one, if it stands at this revision (null: at any); resolves to whether it did. */
  async remove(id: string, revision: number | null): Promise<readonly [boolean]> {
    const q = revision === null ? { _id: id } : { _id: id, rev: revision };
    const { n } = await this.#send({ delete: this.#collection, deletes: [{ q, limit: 1 }] });
    return [n === 1];
  }

  async #send(command: { readonly [name: string]: unknown }): Promise<Answer> {
    const writeConcern = { w: 'majority', j: true };
    const answer = (await this.#db.command({ ...command, ordered: false, writeConcern })) as Answer;
    check(answer);
    return answer;
  }

  /** An update tells only how many were stored. Which: those that still carry the name of our write, unless another came between. */
  async #whichOf(replacements: readonly Replacement[], count: number): Promise<readonly boolean[]> {
    const standing = await this.#writesOf(replacements.map(({ id }) => id));
    const ours = replacements.map(({ content }) => standing.has(content.write));
    if (ours.filter(Boolean).length === count) return ours;
    throw new OutcomeUnknown('other writers came between');
  }

  /** The names of the writes that stored these documents as they are. */
  async #writesOf(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = this.#db
      .collection<StoredDocument>(this.#collection)
      .find({ _id: { $in: ids } }, { projection: { write: 1 }, batchSize: ids.length });
    return new Set((await found.toArray()).map(({ write }) => write));
  }
}

/** Throws unless all that went wrong are ids that were taken. */
function check({ n, writeErrors = [], writeConcernError }: Answer): void {
  if (writeConcernError) throw new OutcomeUnknown(`MongoDB: ${writeConcernError.errmsg}`);
  const other = writeErrors.find(({ code }) => code !== DUPLICATE_KEY);
  if (!other) return;
  const failure = writeFailure(new MongoServerError({ message: other.errmsg, code: other.code }));
  if (n > 0 && failure instanceof StoreUnavailable) throw new OutcomeUnknown(failure.message, { cause: failure });
  throw failure;
}
