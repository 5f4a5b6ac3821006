import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { data, graphql } from '../acceptance/graphql.ts';
import { type MailSink, openMailSink } from '../acceptance/mail-sink.ts';
import {
  administrator,
  centreCalled,
  claimOrganisation,
  confirmMembership,
  enterpriseA,
  grantDuty,
  type Person,
  registerPartner,
  serviceToken,
  signIn,
} from '../acceptance/people.ts';
import { type Platform, startPlatform } from '../acceptance/platform.ts';

/** A data folder with everybody in place, to be copied for each run, and who they are. Sessions are good on every copy. */
export interface World {
  readonly folder: string;
  readonly sink: MailSink;
  readonly administrator: Person;
  readonly staff: Person;
  readonly enterprise: Person;
  readonly organisationId: string;
  readonly partnerSource: string;
  readonly partnerToken: string;
}

export async function makeWorld(): Promise<World> {
  const sink = await openMailSink();
  const platform = await startPlatform({ env: { SMTP_URL: sink.url } });
  const { url } = platform;
  const admin = await administrator(url, platform.administratorLink());
  const national = await centreCalled(url, 'National');
  await grantDuty(url, admin, 'staff@faults.example', 'intake', national);
  // What the partner reports is of Ningbo.
  await grantDuty(url, admin, 'staff@faults.example', 'intake', await centreCalled(url, 'Ningbo'));
  const staff = await signIn(url, sink, 'staff@faults.example');
  const enterprise = await signIn(url, sink, 'enterprise@faults.example');
  // A place that only the national centre is competent for: one member of staff gets every case.
  const { membershipId, organisationId } = await claimOrganisation(url, enterprise, {
    ...enterpriseA,
    division: '650100',
  });
  await confirmMembership(url, staff, membershipId);
  const partnerSource = 'urn:example:customs-broker';
  await registerPartner(url, admin, partnerSource);
  const partnerToken = await serviceToken(url, admin, [partnerSource]);
  await platform.stop();
  return {
    folder: platform.folder,
    sink,
    administrator: admin,
    staff,
    enterprise,
    organisationId,
    partnerSource,
    partnerToken,
  };
}

/** A fresh copy of the world's folder. */
export async function copyOf(world: World): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sinan-faults-'));
  await cp(world.folder, folder, { recursive: true });
  return folder;
}

/** Starts a platform on a folder; its mails go to `sink`, the world's own when none is given. */
export function startOn(
  world: World,
  folder: string,
  { sink = world.sink, env = {} }: { readonly sink?: MailSink; readonly env?: Record<string, string> } = {},
): Promise<Platform> {
  return startPlatform({ folder, env: { SMTP_URL: sink.url, ...env } });
}

/** Every parked event, as the administrator sees it. */
export async function parkedEvents(
  url: string,
  world: World,
): Promise<readonly { readonly id: string; readonly error: string }[]> {
  const { parkedEvents: rows } = await data<{ parkedEvents: { id: string; error: string }[] }>(
    graphql(url, world.administrator.token, '{ parkedEvents { id error } }'),
  );
  return rows;
}
