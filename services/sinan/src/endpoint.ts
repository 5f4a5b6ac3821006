import { createGateway, createHealthEndpoint, type Demonstration, type Endpoint } from '@sinan/gateway';
import { readPortal } from '@sinan/portal';
import type { CentreDirectory, Config, Dispatcher, Log, SelfChecks, ServiceDefinition } from '@sinan/runtime';
import { OPERATIONS } from '@sinan/schema/graphql';
import type { ApprovedMap } from './map/open-map.ts';
import type { Base } from './open-platform.ts';

export interface Served {
  readonly config: Config;
  readonly log: Log;
  readonly dispatcher: Dispatcher;
  readonly centres: CentreDirectory;
  readonly services: readonly ServiceDefinition[];
  readonly checks: SelfChecks;
  /** Fictitious data: offered, or there already. */
  readonly demonstration?: Demonstration | undefined;
  /** Null: none is shown. */
  readonly map: ApprovedMap | null;
}

/** The gateway where it is served; how the process is, everywhere. */
export function endpointOf({ host, metrics, tracing, clock, ports, settings, parts }: Base, served: Served): Endpoint {
  const { config, log, dispatcher, centres, services, checks, demonstration, map } = served;
  const health = { live: () => true, ready: () => host.ready(), checks: () => checks.report() };
  const watched = { clock, log, metrics, tracing, dispatcher, health };
  if (!parts.gateway) return createHealthEndpoint(watched);
  return createGateway({
    ...watched,
    services,
    bus: ports.bus,
    files: ports.files,
    topic: ports.topic,
    settings,
    centres,
    persisted: { known: OPERATIONS, only: config.graphql === 'persisted' },
    portal: { files: readPortal(), about: aboutOf(served, ports), map: map?.file ?? null },
    development: config.loopback,
    // On loopback everybody is one network, this machine.
    limits: { proxies: config.proxies, ...(config.loopback ? { rates: 'none' } : {}) },
    ...(ports.catcher ? { mailbox: ports.catcher } : {}),
    ...(demonstration ? { demonstration } : {}),
  });
}

function aboutOf({ config, demonstration, map }: Served, { catcher }: Base['ports']) {
  return {
    ...config.footer,
    mapApproval: map?.approval ?? null,
    mailbox: catcher !== undefined,
    demonstration: demonstration?.status === 'held',
  };
}
