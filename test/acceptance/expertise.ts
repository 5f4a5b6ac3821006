import { data, graphql } from './graphql.ts';
import type { MailSink } from './mail-sink.ts';
import { mutate } from './mutate.ts';
import { type Person, signIn } from './people.ts';
import { until } from './until.ts';

/** A lawyer of the pool, as an expert manager enters them: invented, with a practice before the forum of the suite's case. */
const profile = (name: string) => ({
  ...{
    nameZh: `专家${name}`,
    nameEn: `Expert ${name}`,
    firm: `Example Law ${name} LLP`,
    affiliates: [],
    formerNames: [],
  },
  ...{ kind: 'lawyer', countries: ['US'], rights: ['patent-invention'], forums: ['us-itc'] },
  ...{ disputeTypes: ['section-337'], languages: ['zh', 'en'], industries: ['C'], practisingSince: 2005 },
  ...{ bioZh: '从事337调查。', bioEn: 'Section 337 practice.', capacity: 3 },
});

export interface Enrolled extends Person {
  readonly expertId: string;
}

/** Enrols a lawyer, who then signs in. */
export async function enrolled(url: string, sink: MailSink, by: Person, name: string): Promise<Enrolled> {
  const email = `expert-${name.toLowerCase()}@experts.example`;
  const selection = '... on Expert { id }';
  const { id, code } = await mutate(url, by, 'enrolExpert', { email, profile: profile(name) }, { selection });
  if (!id) throw new Error(`${email} was not enrolled: ${code}`);
  return { ...(await signIn(url, sink, email)), expertId: id };
}

interface Candidacy {
  readonly invitationId: string;
  readonly stage: string;
  readonly parties: { readonly applicant: string | null } | null;
  readonly brief: { readonly facts: string | null } | null;
  readonly case: { readonly id: string } | null;
}

/** The only candidacy of an expert, once it has come to a stage. */
export async function candidacyOf(url: string, { email, token }: Person, stage: string): Promise<Candidacy> {
  const QUERY = `{ myInvitations { edges { node { invitationId stage parties { applicant } brief { facts } case { id } } } } }`;
  return until(`${email} to be ${stage}`, async () => {
    const { myInvitations } = await data<{ myInvitations: { edges: readonly { readonly node: Candidacy }[] } }>(
      graphql(url, token, QUERY),
    );
    return myInvitations.edges.map(({ node }) => node).find((candidacy) => candidacy.stage === stage);
  });
}

/** Whom the ranking of a case puts first, and whom it excludes, each by name. */
export async function ranking(url: string, { token }: Person, caseId: string) {
  const QUERY = `query ($caseId: ID!) { rankExperts(caseId: $caseId) {
    ranked { expert { id nameEn } score reasons { code } } excluded { expert { nameEn } reasons { code } } } }`;
  const { rankExperts } = await data<{
    rankExperts: {
      readonly ranked: readonly { readonly expert: { id: string; nameEn: string }; readonly score: number }[];
      readonly excluded: readonly { readonly expert: { nameEn: string } }[];
    };
  }>(graphql(url, token, QUERY, { caseId }));
  return rankExperts;
}
