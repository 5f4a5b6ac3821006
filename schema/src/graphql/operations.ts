import operations from '../../graphql/operations.json' with { type: 'json' };

/**
 * The operations that the platform's own clients send, by document identifier: printed by `npm run schema` from `schema/graphql/operations/`, a
 * file each. A client may send the identifier (`documentId`) instead of the text; with `SINAN_GRAPHQL=persisted` nothing else is answered.
 */
export const OPERATIONS: { readonly [documentId: string]: string } = operations;
