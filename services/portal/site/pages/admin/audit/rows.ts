import type { ResultOf } from 'gql.tada';
import { useTranslation } from 'react-i18next';
import { type Client, useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import { useAsk } from '../../../api/use-ask.ts';
import { dutyName, reasonName } from '../../../words/admin-codes.ts';
import { useServiceName } from '../services.ts';
import { askedOf, type Choice } from './choice.ts';

/** A row of either list, as it is shown. */
export interface Row {
  readonly id: string;
  readonly at: string;
  readonly what: string;
  /** Kind and id, as `person:per_…`. */
  readonly actor: string;
  readonly subject: string;
  readonly detail: string | null;
}

type Audited = ResultOf<typeof ASK.adminAudit>['auditRecord']['edges'][number]['node'];
type Read = ResultOf<typeof ASK.adminAccess>['accessRows']['edges'][number]['node'];

/** Each row leads on from three of its cells: of fifty the page comes too slowly after a click. */
const PAGE = 30;

/** A page of what was done, or of who read what. */
export function usePageOf(choice: Choice) {
  const client = useClient();
  const [recorded, read] = [useRecorded(), useRead()];
  return async (after: string | null) => {
    const asked = { first: PAGE, after, ...askedOf(choice) };
    return choice.view === 'record' ? recordPage(client, asked, recorded) : accessPage(client, asked, read);
  };
}

type Asked = ReturnType<typeof askedOf> & { readonly first: number; readonly after: string | null };

async function recordPage(client: Client, asked: Asked, rowOf: (node: Audited) => Row) {
  const { data, error } = await client.query(ASK.adminAudit, asked, { requestPolicy: 'network-only' });
  return { slice: data && sliceOf(data.auditRecord, rowOf), error };
}

async function accessPage(client: Client, asked: Asked, rowOf: (node: Read) => Row) {
  const { data, error } = await client.query(ASK.adminAccess, asked, { requestPolicy: 'network-only' });
  return { slice: data && sliceOf(data.accessRows, rowOf), error };
}

interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

function sliceOf<Node>({ edges, pageInfo }: Connection<Node>, rowOf: (node: Node) => Row): Connection<Row> {
  return { edges: edges.map(({ node }) => ({ node: rowOf(node) })), pageInfo };
}

function useRecorded(): (node: Audited) => Row {
  return ({ kind, detail, ...row }) => ({ ...row, what: kind.label, detail });
}

function useRead(): (node: Read) => Row {
  const { t } = useTranslation();
  const serviceName = useServiceName();
  return ({ service, ...row }) => ({
    ...row,
    what: t('admin.audit.read', { service: serviceName(service) }),
    detail: null,
  });
}

/** What a detail says in words: a duty with its centre, a reason, how many sessions; any other code as it stands. */
export function useDetail(): (detail: string) => string {
  const { t } = useTranslation();
  const asked = useAsk(ASK.centres, {});
  const centres = new Map(asked.status === 'answered' ? asked.data.centres.map(({ id, name }) => [id, name]) : []);
  return (detail) => {
    const [duty = '', centre] = detail.split('@');
    if (centre !== undefined)
      return t('admin.people.at', { duty: dutyName(duty), centre: centres.get(centre) ?? centre });
    if (dutyName(detail) !== detail) return dutyName(detail);
    const known = (['all', 'others', 'own'] as const).find((one) => one === detail);
    return known ? t(`admin.audit.details.${known}`) : (reasonName(detail) ?? detail);
  };
}
