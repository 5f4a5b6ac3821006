import { TOPICS, type TopicName } from '@sinan/schema';

/** What the topology needs of a `ServiceDefinition`, whatever its room is. */
export interface TopologySource {
  readonly name: string;
  readonly publishes: readonly TopicName[];
  readonly collections: readonly { readonly name: string }[];
  readonly operations: readonly { readonly kind: 'command' | 'query'; readonly name: string }[];
  readonly reactions: readonly { readonly group: string; readonly topics: readonly TopicName[]; readonly on: object }[];
  readonly workers: readonly { readonly name: string }[];
}

/** A reaction: its group, the topics it reads and the event types it acts on. */
export interface TopologyReaction {
  readonly group: string;
  readonly topics: readonly TopicName[];
  readonly on: readonly string[];
}
export interface TopologyService {
  readonly name: string;
  readonly publishes: readonly TopicName[];
  readonly reads: readonly TopicName[];
  readonly reactions: readonly TopologyReaction[];
  readonly collections: readonly string[];
  readonly workers: readonly string[];
  readonly commands: readonly string[];
  readonly queries: readonly string[];
}
/** Every service of a deployment, by name; every list in it is sorted, so that the same services always print the same. */
export type Topology = readonly TopologyService[];

function sorted<T extends string>(items: Iterable<T>): readonly T[] {
  return [...new Set(items)].sort();
}
function namesOf(items: readonly { readonly name: string }[]): readonly string[] {
  return sorted(items.map(({ name }) => name));
}

function serviceOf(source: TopologySource): TopologyService {
  const reactions = source.reactions
    .map(({ group, topics, on }) => ({ group, topics: sorted(topics), on: sorted(Object.keys(on)) }))
    .sort((a, b) => (a.group < b.group ? -1 : 1));
  return {
    name: source.name,
    publishes: sorted(source.publishes),
    reads: sorted(reactions.flatMap(({ topics }) => topics)),
    reactions,
    collections: namesOf(source.collections),
    workers: namesOf(source.workers),
    commands: namesOf(source.operations.filter(({ kind }) => kind === 'command')),
    queries: namesOf(source.operations.filter(({ kind }) => kind === 'query')),
  };
}

export function topologyOf(services: readonly TopologySource[]): Topology {
  return services.map(serviceOf).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, i) => (cells[i] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const [head = [], ...body] = rows.map(line);
  return [head, rule, ...body].join('\n');
}

/** The readable list: one row a service, as an aligned Markdown table. */
export function topologyText(topology: Topology): string {
  const head = ['service', 'publishes', 'reads', 'reactions', 'workers', 'collections', 'commands', 'queries'];
  const rows = topology.map((service) => {
    const short = (names: readonly string[]) => names.map((name) => name.replace(`${service.name}.`, '')).join(', ');
    const { publishes, reads, reactions, workers, collections, commands, queries } = service;
    const groups = reactions.map(({ group }) => group);
    return [service.name, ...[publishes, reads, groups, workers, collections, commands, queries].map(short)];
  });
  return table([head, ...rows]);
}

const nodeId = (kind: string, name: string) => `${kind}_${name.replace(/\W/g, '_')}`;

/** A Mermaid flowchart: services → the topics they publish → the reactions that read them. */
export function topologyDiagram(topology: Topology): string {
  const topics = sorted(topology.flatMap(({ publishes, reads }) => [...publishes, ...reads]));
  const reactions = topology.flatMap((service) => service.reactions);
  return [
    'flowchart LR',
    ...topology.map(({ name }) => `  ${nodeId('service', name)}["${name}"]`),
    ...topics.map((topic) => `  ${nodeId('topic', topic)}(["${TOPICS[topic].name}"])`),
    ...reactions.map(({ group }) => `  ${nodeId('reaction', group)}[/"${group}"/]`),
    ...topology.flatMap(({ name, publishes }) =>
      publishes.map((topic) => `  ${nodeId('service', name)} --> ${nodeId('topic', topic)}`),
    ),
    ...reactions.flatMap(({ group, topics: read }) =>
      read.map((topic) => `  ${nodeId('topic', topic)} --> ${nodeId('reaction', group)}`),
    ),
  ].join('\n');
}
