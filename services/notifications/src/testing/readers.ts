import { z } from 'zod';

/** Accounts and cases of which a spec says who is locked out, and from whom a case is kept: everybody else reads everything. */
export interface StandInReaders {
  readonly ask: { readonly [name: string]: (input: unknown) => unknown };
  /** Who belongs to an enterprise; nobody until it is said. */
  belong(organisationId: string, people: readonly string[]): void;
  lockOut(personId: string): void;
  keep(caseId: string, personId: string): void;
}

const person = z.object({ personId: z.string() });
const organisation = z.object({ organisationId: z.string() });
const reading = z.object({ caseId: z.string(), audiences: z.tuple([z.string()]) });

export function standInReaders(): StandInReaders {
  const [lockedOut, kept] = [new Set<string>(), new Set<string>()];
  const members = new Map<string, readonly string[]>();
  return {
    ask: {
      'accounts.actorOfPerson': (input) => {
        const { personId } = person.parse(input);
        return lockedOut.has(personId)
          ? { kind: 'anonymous' }
          : { kind: 'person', id: personId, audiences: [`person:${personId}`] };
      },
      'accounts.membersForMail': (input) => members.get(organisation.parse(input).organisationId) ?? [],
      'cases.readableTo': (input) => {
        const { caseId, audiences } = reading.parse(input);
        return !kept.has(`${caseId}/${audiences[0]}`);
      },
    },
    belong: (organisationId, people) => void members.set(organisationId, people),
    lockOut: (personId) => void lockedOut.add(personId),
    keep: (caseId, personId) => void kept.add(`${caseId}/person:${personId}`),
  };
}
