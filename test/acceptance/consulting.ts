import { newId } from '@sinan/schema';
import { expect } from 'vitest';
import { data, graphql } from './graphql.ts';
import { mutate, type Outcome } from './mutate.ts';
import type { Person } from './people.ts';

/** A consultation with all that becomes of it, as its readers see it. */
const SEEN = `id status centre { id } channel { code } enterpriseName answeredAt exchanges { round question answer } passed { reason } caseId
  case { id status } timeline { sequence type actorKind }`;
export interface SeenConsultation {
  readonly id: string;
  readonly status: string;
  readonly caseId: string | null;
  readonly timeline: readonly { readonly sequence: number; readonly type: string; readonly actorKind: string }[];
}

/** A consultation by its id; null for whom it does not exist. */
export async function consultationSeenBy(url: string, { token }: Person, id: string): Promise<SeenConsultation | null> {
  const QUERY = `query ($id: ID!) { consultation(id: $id) { ${SEEN} } }`;
  return (await data<{ consultation: SeenConsultation | null }>(graphql(url, token, QUERY, { id }))).consultation;
}

/** Runs a mutation on a consultation twice under one command id: it is done once, and the consultation is the same. */
export async function consults(
  url: string,
  by: Person,
  name: string,
  input: object,
): Promise<Outcome & Partial<SeenConsultation>> {
  const manner = { commandId: newId('command', Date.now()), selection: '... on Consultation { id status caseId }' };
  const first = await mutate<Outcome & Partial<SeenConsultation>>(url, by, name, input, manner);
  expect(await mutate(url, by, name, input, manner)).toEqual(first);
  return first;
}
