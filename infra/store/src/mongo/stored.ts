import { randomBytes } from 'node:crypto';
import { fieldValues } from '../fields.ts';
import type { Model } from '../model.ts';
import type { Doc, Scalar, Stored } from '../port.ts';
import { parse, serialise } from '../values.ts';

/**
 * A document as MongoDB holds it. `body` is its JSON, which gives back just what went in, whatever its keys; `f` repeats its declared
 * fields, for indexes and queries: missing is null, an array has each item once. `write` names the write that stored it, as no other is.
 */
export interface StoredDocument {
  readonly _id: string;
  readonly rev: number;
  readonly write: string;
  readonly f: Fields;
  readonly body: string;
}

export type Content = Omit<StoredDocument, '_id'>;
export type Fields = { readonly [field: string]: Scalar | readonly string[] | null };

/** What of a document a reader needs. */
export type Read = Pick<StoredDocument, '_id' | 'rev' | 'body'>;
export const READ = { rev: 1, body: 1 } as const;

const PROCESS = randomBytes(9).toString('base64url');
let writes = 0;

/** What is stored of a document. Throws `RefusedValue` on what the port refuses. */
export function contentOf(model: Model, doc: Doc, rev: number): Content {
  const body = serialise(doc, model.key);
  writes += 1;
  return { rev, write: `${PROCESS}${writes.toString(36)}`, f: fieldsOf(model, doc), body };
}

/** The declared fields of a document as they are stored. */
export function fieldsOf(model: Model, doc: Doc): Fields {
  const values = fieldValues(model, doc);
  return Object.fromEntries(Array.from(model.fields.keys(), (field, i) => [field, distinct(values[i] ?? null)]));
}

/** A repeated item could find nothing more, and would make the document large. */
function distinct(value: Fields[string]): Fields[string] {
  return typeof value === 'object' && value !== null ? [...new Set(value)] : value;
}

export function storedOf<D extends Doc>({ rev, body }: Read): Stored<D> {
  return Object.freeze({ doc: parse<D>(body), revision: rev });
}
