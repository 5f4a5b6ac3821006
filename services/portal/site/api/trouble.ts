import type { CombinedError } from 'urql';

/** What went wrong with a request, as its reader is told. */
export type Trouble =
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'failed'; readonly reference: string | null };

/** The gateway did not answer, or refused by a code of its table, or failed under a reference. */
export function troubleOf({ networkError, graphQLErrors }: CombinedError): Trouble {
  const [first] = graphQLErrors;
  if (!first) return networkError ? { kind: 'offline' } : { kind: 'failed', reference: null };
  const { code, reference } = first.extensions;
  if (typeof code === 'string' && code !== 'INTERNAL') return { kind: 'refused', code, message: first.message };
  return { kind: 'failed', reference: typeof reference === 'string' ? reference : null };
}

const SHUT: readonly string[] = ['UNAUTHENTICATED', 'FORBIDDEN'];

/** Whether its reader may read this no more: all other trouble leaves what is known, and what is being typed. */
export function isShut(trouble: Trouble): boolean {
  return trouble.kind === 'refused' && SHUT.includes(trouble.code);
}
