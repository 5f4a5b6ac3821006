export { type CentreDirectory, centreDirectory, type FollowingCentres, openCentres } from './centres.ts';
export * from './clock.ts';
export { type Config, ConfigError, loadDotEnv, readConfig, type Servers } from './config.ts';
export type { Check, Readiness } from './health.ts';
export { type Host, type HostOptions, installSignals, openHost, type Stoppable } from './host.ts';
export * from './link-token.ts';
export { type FolderLock, FolderLocked, lockFolder } from './lock.ts';
export { LOG_LEVELS, type Log, type LogLevel, openLog } from './log.ts';
export { type Mailbox, parseMailbox } from './mailbox.ts';
export { type Metrics, openMetrics } from './metrics.ts';
export { METRICS } from './metrics-table.ts';
export { durationMs, movedClock } from './moved-clock.ts';
export { nearest } from './nearest.ts';
export { openTelemetry } from './open-telemetry.ts';
export { loadSecret } from './secret.ts';
export { SELF_CHECKS, type SelfCheckName } from './self-check-table.ts';
export {
  type Found,
  type SelfCheck,
  type SelfCheckState,
  type SelfChecks,
  type SelfChecksOptions,
  startSelfChecks,
} from './self-checks.ts';
export * from './service.ts';
export type { Standing } from './standing.ts';
export * from './step.ts';
export {
  type Topology,
  type TopologyReaction,
  type TopologyService,
  type TopologySource,
  topologyDiagram,
  topologyOf,
  topologyText,
} from './topology.ts';
export {
  type Attributes,
  noTracing,
  type Span,
  type SpanKind,
  type SpanStart,
  type Tracing,
  traced,
} from './tracing.ts';
