import { cp } from 'node:fs/promises';
import { data, graphql } from '../acceptance/graphql.ts';
import { type MailSink, openMailSink } from '../acceptance/mail-sink.ts';
import {
  administrator,
  centreCalled,
  claimOrganisation,
  confirmMembership,
  enterpriseA,
  grantCasework,
  grantDuty,
  type Person,
  registerPartner,
  securityAdministrator,
  serviceToken,
  signIn,
} from '../acceptance/people.ts';
import { newPlace, type Place } from '../acceptance/place.ts';
import { type Platform, type Split, startPlatform } from '../acceptance/platform.ts';
import { databaseOf, withMongo } from '../acceptance/servers.ts';

/** A place with everybody there, to be copied for each run, and who they are. Sessions are good on every copy. */
export interface World {
  readonly place: Place;
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
  const security = await securityAdministrator(url, sink, admin);
  const national = await centreCalled(url, 'National');
  await grantCasework(url, security, 'staff@faults.example', national);
  // What the partner reports is of Ningbo.
  await grantDuty(url, security, 'staff@faults.example', 'intake', await centreCalled(url, 'Ningbo'));
  const staff = await signIn(url, sink, 'staff@faults.example');
  const enterprise = await signIn(url, sink, 'enterprise@faults.example');
  // A place that only the national centre is competent for: one member of staff gets every case.
  const { membershipId, organisationId } = await claimOrganisation(url, enterprise, {
    ...enterpriseA,
    division: '650100',
  });
  await confirmMembership(url, staff, membershipId);
  // Whatever the making of the world mails has come: a copy that still owed it would send it among its own.
  await sink.next(enterprise.email, 2);
  const partnerSource = 'urn:example:customs-broker';
  await registerPartner(url, admin, partnerSource);
  const partnerToken = await serviceToken(url, security, [partnerSource]);
  await platform.stop();
  return {
    place: platform.place,
    sink,
    administrator: admin,
    staff,
    enterprise,
    organisationId,
    partnerSource,
    partnerToken,
  };
}

/** A fresh copy of the world: its documents, and where it is a folder its log. On servers the topics begin empty: their facts are in the documents. */
export async function copyOf(world: World): Promise<Place> {
  const place = await newPlace();
  await cp(world.place.folder, place.folder, { recursive: true });
  if (world.place.namespace && place.namespace) await copyDatabase(world.place.namespace, place.namespace);
  return place;
}

async function copyDatabase(from: string, to: string): Promise<void> {
  await withMongo(async (client) => {
    const [source, target] = [client.db(databaseOf(from)), client.db(databaseOf(to))];
    for (const { name } of await source.listCollections({}, { nameOnly: true }).toArray()) {
      const indexes = (await source.collection(name).indexes()).filter((index) => index.name !== '_id_');
      if (indexes.length > 0)
        await target.collection(name).createIndexes(
          indexes.map(({ key, name: called, unique }) => ({
            key,
            name: called ?? '',
            ...(unique ? { unique } : {}),
          })),
        );
      const documents = await source.collection(name).find().toArray();
      if (documents.length > 0) await target.collection(name).insertMany(documents);
    }
  });
}

export interface StartHow {
  /** Where its mails go: the world's own when none is given. */
  readonly sink?: MailSink;
  readonly env?: Record<string, string>;
  /** Default: together, so that every step is passed in one process. */
  readonly split?: Split;
}

/** Starts a platform on a place. */
export function startOn(
  world: World,
  place: Place,
  { sink = world.sink, env = {}, split = 'together' }: StartHow = {},
): Promise<Platform> {
  return startPlatform({ place, split, env: { SMTP_URL: sink.url, ...env } });
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
