import type { GraphQLSchema } from 'graphql';
import {
  CALL_DIRECTIONS,
  CALL_SIDES,
  CANDIDATE_STAGES,
  CASE_OUTCOMES,
  CASE_STATUSES,
  CERTAINTIES,
  COUNTRIES,
  DECLINE_REASONS,
  DISPUTE_TYPES,
  DUTIES,
  ERASURE_REASONS,
  EU_MEMBERS,
  EXPERT_DECLINE_REASONS,
  FORUMS,
  INDUSTRIES,
  INVITATION_STATUSES,
  isWorkingDay,
  JOINT_CHOICES,
  LANGUAGES,
  LEDGER_BASES,
  LEDGER_KINDS,
  LEDGER_METHODS,
  LOCK_REASONS,
  MATERIAL_KINDS,
  MEASURES,
  MEMBERSHIP_DECLINE_REASONS,
  minorDigitsOf,
  NEEDS,
  PLATFORMS,
  PROCEDURES,
  RETENTION_CLASSES,
  RIGHTS,
  SERVICE_DOUBTS,
  SERVICE_KINDS,
  SERVICE_METHODS,
  SEVERITIES,
  SIDES,
  STAGES,
  TERMINATION_REASONS,
  type Term,
  URGENCIES,
  URGENCY,
  WARNING_KINDS,
  zoneOfCountry,
} from '../../schema/src/index.ts';
import { operationId, operationsIn } from './operations.ts';
import { schemaTypesOf } from './portal-schema.ts';

const PRINTED = '// Printed by `npm run schema`. Change what it is printed from instead.\n';

/** The schema as types, by which the portal's documents get theirs. */
export async function portalIntrospection(schema: GraphQLSchema, folder: string): Promise<string> {
  const documents = await operationsIn(folder);
  return `${PRINTED}${schemaTypesOf(
    schema,
    documents.map(({ text }) => text),
  )}`;
}

/** The persisted operations as typed documents that hold their identifier; their texts are there as types, and no build has them. */
export async function portalDocuments(folder: string): Promise<string> {
  const documents = await operationsIn(folder);
  const texts = documents.map(
    ({ name, text }) => `const ${camelCase(name)}Text = /* @__PURE__ */ api(${JSON.stringify(text)});`,
  );
  const named = documents.map(({ name, text }) => {
    const id = JSON.stringify(operationId(text));
    return `  ${camelCase(name)}: api.persisted<typeof ${camelCase(name)}Text>(${id}),`;
  });
  return `${PRINTED}import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './introspection.d.ts';

const api = initGraphQLTada<{ introspection: introspection }>();
${texts.join('\n')}

/** What the portal may ask: schema/graphql/operations, a file each. */
export const ASK = {
${named.join('\n')}
};
`;
}

/** `request-sign-in` is asked as `requestSignIn`. */
function camelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The code lists that the portal shows, in one language: by code, in the order of the list. */
export function portalCodes(lang: 'zh' | 'en'): string {
  const names = (terms: readonly Term[]) => Object.fromEntries(terms.map((term) => [term.code, term[lang]]));
  const lists = {
    countries: names(COUNTRIES),
    rights: names(RIGHTS),
    industries: names(INDUSTRIES),
    platforms: names(PLATFORMS),
    severities: names(SEVERITIES),
    warningKinds: names(WARNING_KINDS),
    urgencies: names(URGENCIES),
    certainties: names(CERTAINTIES),
    caseStatuses: names(CASE_STATUSES),
    declineReasons: names(DECLINE_REASONS),
    materialKinds: names(MATERIAL_KINDS),
    callSides: names(CALL_SIDES),
    callDirections: names(CALL_DIRECTIONS),
    recoveredBy: names(LEDGER_METHODS.filter(({ kind }) => kind === 'recovered')),
    savedBy: names(LEDGER_METHODS.filter(({ kind }) => kind === 'saved')),
    ledgerKinds: names(LEDGER_KINDS),
    ledgerBases: names(LEDGER_BASES),
    caseOutcomes: names(CASE_OUTCOMES),
    terminationReasons: names(TERMINATION_REASONS),
    retentionClasses: names(RETENTION_CLASSES),
  };
  return `${JSON.stringify(lists, null, 2)}\n`;
}

/** The code lists of the application form in one language; pages that have it load them. */
export function portalFilingCodes(lang: 'zh' | 'en'): string {
  const names = (terms: readonly Term[]) => Object.fromEntries(terms.map((term) => [term.code, term[lang]]));
  const lists = {
    serviceKinds: names(SERVICE_KINDS),
    sides: names(SIDES),
    disputeTypes: names(DISPUTE_TYPES),
    forums: names(FORUMS),
    procedures: names(PROCEDURES),
    stages: names(STAGES),
    serviceMethods: names(SERVICE_METHODS),
    serviceDoubts: names(SERVICE_DOUBTS),
    measures: names(MEASURES),
    needs: names(NEEDS),
    platforms: names(PLATFORMS),
    jointChoices: names(JOINT_CHOICES),
    industries: names(INDUSTRIES),
  };
  return `${JSON.stringify(lists, null, 2)}\n`;
}

/** The code lists of experts and their invitations in one language; pages that have them load them. */
export function portalExpertCodes(lang: 'zh' | 'en'): string {
  const names = (terms: readonly Term[]) => Object.fromEntries(terms.map((term) => [term.code, term[lang]]));
  const lists = {
    candidateStages: names(CANDIDATE_STAGES),
    invitationStatuses: names(INVITATION_STATUSES),
    expertDeclineReasons: names(EXPERT_DECLINE_REASONS),
    languages: names(LANGUAGES),
  };
  return `${JSON.stringify(lists, null, 2)}\n`;
}

/** The code lists of the administrators' rooms in one language, and where each duty is held. */
export function portalAdminCodes(lang: 'zh' | 'en'): string {
  const names = (terms: readonly Term[]) => Object.fromEntries(terms.map((term) => [term.code, term[lang]]));
  const dutiesAt = (place: 'centre' | 'platform') =>
    names(Object.entries(DUTIES).flatMap(([code, { at, zh, en }]) => (at === place ? [{ code, zh, en }] : [])));
  const lists = {
    centreDuties: dutiesAt('centre'),
    platformDuties: dutiesAt('platform'),
    lockReasons: names(LOCK_REASONS),
    erasureReasons: names(ERASURE_REASONS),
    declineReasons: names(MEMBERSHIP_DECLINE_REASONS),
  };
  return `${JSON.stringify(lists, null, 2)}\n`;
}

/** In which money is stated most: by code, with how many digits its minor unit has. */
const USUAL_CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'KRW', 'INR', 'BRL', 'RUB', 'MXN', 'VND'];

/** Which forum is where and counts its days in which zone, and which procedures are brought there: what the form's choices follow from. */
export function portalForums(): string {
  const forums = FORUMS.map(({ code, country, zone }) => ({ code, country, zone }));
  const procedures = PROCEDURES.map(({ code, forums }) => ({ code, forums }));
  const zones = Object.fromEntries(COUNTRIES.map(({ code }) => [code, zoneOfCountry(code)]));
  return `${JSON.stringify({ forums, procedures, members: [...EU_MEMBERS], zones }, null, 2)}\n`;
}

/** How many digits the minor unit of the usual currencies has. */
export function portalDigits(): string {
  const digits = Object.fromEntries(USUAL_CURRENCIES.map((code) => [code, minorDigitsOf(code)]));
  return `${JSON.stringify(digits, null, 2)}\n`;
}

/** The years of which the portal counts working days. */
const [FIRST_YEAR, LAST_YEAR] = [2025, 2030];

/** The days that are not worked although they are no weekend's, or are worked although they are: what a page counts working days by. */
export function portalWorkingDays(): string {
  const [off, worked]: [string[], string[]] = [[], []];
  for (let day = new Date(`${FIRST_YEAR}-01-01`); day.getUTCFullYear() <= LAST_YEAR; day = dayAfter(day)) {
    const date = day.toISOString().slice(0, 10);
    const isWeekend = day.getUTCDay() % 6 === 0;
    if (isWorkingDay(date) === isWeekend) (isWeekend ? worked : off).push(date);
  }
  return `${JSON.stringify({ off, worked }, null, 2)}\n`;
}

/** What makes a case urgent, in codes. */
export const portalUrgency = () => `${JSON.stringify(URGENCY, null, 2)}\n`;

const dayAfter = (day: Date) => new Date(day.getTime() + 86_400_000);
