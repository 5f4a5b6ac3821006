import { Refusal } from '@sinan/schema';

/** The documents that clients may name by id, by document identifier, and whether no others are answered. */
export interface PersistedDocuments {
  readonly known: { readonly [documentId: string]: string };
  readonly only: boolean;
}

/** How a request says its document (https://github.com/graphql/graphql-over-http, appendix “Persisted Documents”). */
export interface Naming {
  readonly query: string | null;
  readonly documentId: string | null;
}

/** The text of the document that a request means. Throws a `Refusal`. */
export type Documents = (naming: Naming) => string;

/**
 * Finds documents by their ids. Without an id and a text, the request is one of those that persist a document on the way (“APQ”): anybody could put
 * documents here then, so they are told to send the text, by the code that their clients know.
 */
export function openDocuments({ known, only }: PersistedDocuments): Documents {
  const byId = new Map(Object.entries(known));
  const texts = new Set(byId.values());
  return ({ query, documentId }) => {
    if (documentId !== null) return byId.get(documentId) ?? refuse('DOCUMENT_UNKNOWN');
    if (query === null) return refuse('PERSISTED_QUERY_NOT_SUPPORTED');
    return only && !texts.has(query) ? refuse('DOCUMENT_NOT_PERSISTED') : query;
  };
}

function refuse(code: 'DOCUMENT_UNKNOWN' | 'DOCUMENT_NOT_PERSISTED' | 'PERSISTED_QUERY_NOT_SUPPORTED'): never {
  throw new Refusal(code);
}
