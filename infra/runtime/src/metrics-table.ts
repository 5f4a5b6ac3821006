interface MetricSpec {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly labels: readonly string[];
  readonly help: string;
}

/**
 * Every metric of ours, by its name without the `sinan_` prefix. A histogram observes seconds. What dashboard and alerts of infra/deploy/observe
 * name stands here, and a spec holds it.
 */
export const METRICS = {
  http_request_seconds: {
    kind: 'histogram',
    labels: ['method', 'path', 'status'],
    help: 'Requests answered, by the pattern of their path; an event stream for as long as it was open.',
  },
  operation_seconds: {
    kind: 'histogram',
    labels: ['operation', 'outcome'],
    help: 'Commands and queries run, by what came of them: ok, or the code of a refusal.',
  },
  command_conflicts_total: {
    kind: 'counter',
    labels: ['service', 'aggregate'],
    help: 'Commands decided anew, because another writer was first.',
  },
  outbox_oldest_seconds: {
    kind: 'gauge',
    labels: ['service'],
    help: 'How long the oldest entry that is not on the bus yet has waited.',
  },
  outbox_left_over: {
    kind: 'gauge',
    labels: ['service'],
    help: 'Aggregates whose outbox the last sweep found not empty.',
  },
  relay_failures_total: { kind: 'counter', labels: ['service'], help: 'Tries to relay an outbox that failed.' },
  erasure_failures_total: {
    kind: 'counter',
    labels: ['kind'],
    help: 'Tries to finish an erasure that failed, by the kind of aggregate.',
  },
  events_handled_total: { kind: 'counter', labels: ['group'], help: 'Events that a reaction has handled.' },
  events_ignored_total: {
    kind: 'counter',
    labels: ['group'],
    help: 'Events of a type or version that it does not know.',
  },
  events_repeated_total: { kind: 'counter', labels: ['group'], help: 'Events that it had seen before.' },
  events_parked_total: { kind: 'counter', labels: ['group'], help: 'Events parked, with those behind them.' },
  reaction_lag: { kind: 'gauge', labels: ['group'], help: 'Messages published and not handled by the group yet.' },
  reaction_oldest_seconds: {
    kind: 'gauge',
    labels: ['group'],
    help: 'How long the message has been tried that this process has tried longest.',
  },
  parked_rows: { kind: 'gauge', labels: ['service'], help: 'Parked events that wait for an administrator.' },
  work_open: { kind: 'gauge', labels: ['worker'], help: 'Rows of work that are not done.' },
  work_late: { kind: 'gauge', labels: ['worker'], help: 'Rows of work that nobody has taken for 5 minutes.' },
  work_done_total: { kind: 'counter', labels: ['worker'], help: 'Rows of work done.' },
  work_retries_total: { kind: 'counter', labels: ['worker'], help: 'Runs that failed and are tried again.' },
  work_waiting_total: { kind: 'counter', labels: ['worker'], help: 'Runs that lacked a fact of another topic.' },
  work_given_up_total: { kind: 'counter', labels: ['worker'], help: 'Rows of work given up after their last try.' },
  mails_total: { kind: 'counter', labels: ['kind', 'state'], help: 'Mails by what became of them.' },
  webhook_posts_total: {
    kind: 'counter',
    labels: ['state'],
    help: 'Posts to webhooks by what became of them; again: a try that failed, and is followed by another.',
  },
  mail_reports_total: {
    kind: 'counter',
    labels: ['kind'],
    help: 'Reports of mails that came back, or were complained about, said again or not.',
  },
  files_swept_total: { kind: 'counter', labels: [], help: 'Files removed that no document names any more.' },
  event_followers: { kind: 'gauge', labels: [], help: 'What follows the events of this process for event streams.' },
  sse_clients: { kind: 'gauge', labels: [], help: 'Event streams that are open.' },
  part_up: { kind: 'gauge', labels: ['part'], help: '1 while a part of the process runs.' },
  ready: { kind: 'gauge', labels: [], help: '1 while the process is ready.' },
  check_ok: {
    kind: 'gauge',
    labels: ['check'],
    help: '1 while a check of readiness holds: store, bus, outboxes, reactions.',
  },
  self_check: {
    kind: 'gauge',
    labels: ['check', 'service'],
    help: '0 while a self-check finds nothing, 1 while it does.',
  },
} as const satisfies { readonly [name: string]: MetricSpec };

type Table = typeof METRICS;
type NameOf<Kind extends MetricSpec['kind']> = {
  [Name in keyof Table]: Table[Name]['kind'] extends Kind ? Name : never;
}[keyof Table];
export type CounterName = NameOf<'counter'>;
export type GaugeName = NameOf<'gauge'>;
export type HistogramName = NameOf<'histogram'>;

/** A value for each label of a metric. */
export type LabelsOf<Name extends keyof Table> = { readonly [label in Table[Name]['labels'][number]]: string };
