import {
  type AccessLog,
  accessCollection,
  type Handler,
  openAccessLog,
  openAggregate,
  openWork,
  type WorkQueue,
} from '@sinan/aggregate';
import type { CentreDirectory, Clock, Resources, Settings } from '@sinan/runtime';
import type { Collection } from '@sinan/store';
import {
  aggregateRows,
  centreSpec,
  erasures,
  factorSpec,
  linkSpec,
  membershipSpec,
  organisationSpec,
  partnerSpec,
  personSpec,
  tokenSpec,
} from './aggregates.ts';
import { type AuditRow, auditRows } from './audit/rows.ts';
import type { CentreCommand, CentreState } from './centre.ts';
import { type CodeGate, openCodeGate } from './code-gate.ts';
import { type ErasingRow, erasingRows, type ScrubRow, scrubRows } from './erasure/rows.ts';
import type { FactorCommand, FactorState } from './factor.ts';
import { type Gate, openGate } from './gate.ts';
import type { LinkCommand, LinkState } from './link.ts';
import type { MembershipCommand, MembershipState } from './membership/index.ts';
import type { OrganisationCommand, OrganisationState } from './organisation.ts';
import type { PartnerCommand, PartnerState } from './partner.ts';
import type { PersonCommand, PersonState } from './person.ts';
import {
  type AttemptRow,
  attemptRows,
  missedCodeRows,
  type Reservation,
  reservationRows,
  type SessionRow,
  sessionRows,
  type TokenRow,
  type TokenUseRow,
  tokenRows,
  tokenUseRows,
} from './rows.ts';
import type { TokenCommand, TokenState } from './token.ts';
import { type AllowanceRow, allowanceRows, type UploadRow, uploadRows } from './uploads/rows.ts';

/** What the operations of this service work with. */
export interface AccountsRoom {
  readonly people: Handler<PersonState, PersonCommand>;
  readonly links: Handler<LinkState, LinkCommand>;
  readonly factors: Handler<FactorState, FactorCommand>;
  readonly organisations: Handler<OrganisationState, OrganisationCommand>;
  readonly memberships: Handler<MembershipState, MembershipCommand>;
  readonly serviceTokens: Handler<TokenState, TokenCommand>;
  readonly partners: Handler<PartnerState, PartnerCommand>;
  /** The centres that this deployment states. */
  readonly stated: Handler<CentreState, CentreCommand>;
  readonly reservations: Collection<Reservation>;
  readonly sessions: Collection<SessionRow>;
  readonly tokens: Collection<TokenRow>;
  readonly tokenUses: Collection<TokenUseRow>;
  readonly uploads: Collection<UploadRow>;
  readonly allowances: Collection<AllowanceRow>;
  /** What was done, as auditors read it: written by the relay of each aggregate. */
  readonly audit: Collection<AuditRow>;
  /** Who read which file. */
  readonly accessLog: AccessLog;
  readonly attempts: Collection<AttemptRow>;
  readonly missedCodes: Collection<AttemptRow>;
  /** Holds back whoever asks for too many links. */
  readonly gate: Gate;
  /** Holds back whoever guesses codes. */
  readonly codeGate: CodeGate;
  /** People who are being erased, and those who were. */
  readonly erasing: WorkQueue<ErasingRow>;
  /** Erasures that are to be scrubbed from the disk. */
  readonly scrubs: WorkQueue<ScrubRow>;
  /** What the erasure of a person takes of the platform. */
  readonly platform: Pick<Resources, 'ask' | 'forgetFiles' | 'scrub'>;
  readonly clock: Clock;
  /** The centres as they are now: those stated, or, while there are none, the reference ones. */
  readonly centres: CentreDirectory;
  readonly settings: Settings;
}

export const collections = [
  ...aggregateRows,
  reservationRows,
  sessionRows,
  tokenRows,
  tokenUseRows,
  attemptRows,
  missedCodeRows,
  uploadRows,
  allowanceRows,
  auditRows,
  accessCollection('accounts'),
  erasures,
  erasingRows,
  scrubRows,
];

export function openRoom(resources: Resources): AccountsRoom {
  const { store, clock, settings, centres } = resources;
  const attempts = store.collection<AttemptRow>(attemptRows);
  const missedCodes = store.collection<AttemptRow>(missedCodeRows);
  return {
    people: openAggregate(resources, personSpec),
    links: openAggregate(resources, linkSpec(settings.secret)),
    factors: openAggregate(resources, factorSpec),
    organisations: openAggregate(resources, organisationSpec(centres)),
    memberships: openAggregate(resources, membershipSpec(centres)),
    serviceTokens: openAggregate(resources, tokenSpec),
    partners: openAggregate(resources, partnerSpec),
    stated: openAggregate(resources, centreSpec),
    reservations: store.collection(reservationRows),
    sessions: store.collection(sessionRows),
    tokens: store.collection(tokenRows),
    tokenUses: store.collection(tokenUseRows),
    uploads: store.collection(uploadRows),
    allowances: store.collection(allowanceRows),
    audit: store.collection(auditRows),
    accessLog: openAccessLog(resources, 'accounts'),
    attempts,
    missedCodes,
    gate: openGate(attempts, clock),
    codeGate: openCodeGate(missedCodes, clock),
    erasing: openWork(resources, erasingRows),
    scrubs: openWork(resources, scrubRows),
    platform: resources,
    clock,
    centres,
    settings,
  };
}

export function aggregatesOf(room: AccountsRoom) {
  return [
    room.people,
    room.links,
    room.factors,
    room.organisations,
    room.memberships,
    room.serviceTokens,
    room.partners,
    room.stated,
  ];
}
