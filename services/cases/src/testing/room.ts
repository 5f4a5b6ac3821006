import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import type { FileId } from '@sinan/files';
import { type Actor, type Call, type Id, newId, type Operation, parseInput } from '@sinan/schema';
import type { Organisation, OrganisationToFileFor, Upload } from '../directory.ts';
import { type CasesRoom, cases } from '../index.ts';
import { NOW, uscc } from './examples.ts';

/** For specs: this service over a real store and log, and an accounts of which a spec says who is registered. */
export interface CasesUnderTest {
  readonly test: TestRoom<CasesRoom>;
  readonly accounts: StandInAccounts;
  /** Runs an operation as the dispatcher does: its input is parsed first. Each call has a command id of its own unless one is given. */
  as(actor: Actor, call?: Partial<Call>): <I, O>(operation: Operation<CasesRoom, I, O>, input: unknown) => Promise<O>;
}

/** What accounts would answer. */
type RegisteredOrganisation = OrganisationToFileFor & Organisation;
export interface StandInAccounts {
  /** Registers an organisation. */
  organisation(differs?: Partial<RegisteredOrganisation>): RegisteredOrganisation;
  /** Lets a person belong to it, confirmed or not. */
  join(person: string, organisation: OrganisationToFileFor): void;
  partner(source: string): Id<'partner'>;
  /** Lets a person have sent a file. */
  upload(person: string, differs?: Partial<Upload>): Id<'upload'>;
}

export async function openCases(): Promise<CasesUnderTest> {
  const { accounts, answer } = standInAccounts();
  const test = await openTestRoom(cases, { ask: answer, now: NOW });
  return {
    test,
    accounts,
    as: (actor, more) => (operation, input) =>
      operation.run(test.room, test.call(actor, more), parseInput(operation.input, input)),
  };
}

type Question = {
  readonly organisationId?: string;
  readonly personId?: string;
  readonly uscc?: string;
  readonly source?: string;
  readonly uploadId?: string;
};

function standInAccounts() {
  const organisations = new Map<string, RegisteredOrganisation>();
  const members = new Map<string, OrganisationToFileFor>();
  const partners = new Map<string, Id<'partner'>>();
  const uploads = new Map<string, Upload>();
  const accounts: StandInAccounts = {
    organisation(differs = {}) {
      const organisationId = newId('organisation', NOW);
      const made = {
        organisationId,
        uscc,
        nameZh: '深圳示例机器人有限公司',
        division: '440305',
        industry: 'C',
        vouched: true,
        ...differs,
      };
      organisations.set(made.uscc, made);
      return made;
    },
    join: (person, organisation) => void members.set(`${organisation.organisationId}|${person}`, organisation),
    partner(source) {
      const id = newId('partner', NOW);
      partners.set(source, id);
      return id;
    },
    upload(person, differs = {}) {
      const id = newId('upload', NOW);
      const fileId = `sha256:${'a'.repeat(64)}` as FileId;
      uploads.set(`${id}|${person}`, {
        fileId,
        bytes: 2_048,
        mediaType: 'application/pdf',
        name: '起诉状.pdf',
        ...differs,
      });
      return id;
    },
  };
  const answers: { readonly [name: string]: (question: Question) => unknown } = {
    'accounts.organisationForFiling': ({ organisationId, personId }) => members.get(`${organisationId}|${personId}`),
    'accounts.organisationsOf': ({ personId }) =>
      [...members].flatMap(([key, { organisationId }]) => (key.endsWith(`|${personId}`) ? [organisationId] : [])),
    'accounts.organisationByUscc': ({ uscc = '' }) => organisations.get(uscc),
    'accounts.uploadOf': ({ uploadId, personId }) => uploads.get(`${uploadId}|${personId}`),
    'accounts.partnerBySource': ({ source = '' }) => partners.has(source) && { partnerId: partners.get(source) },
  };
  const answer = async (name: string, input: unknown) => answers[name]?.(input as Question) || null;
  return { accounts, answer };
}
