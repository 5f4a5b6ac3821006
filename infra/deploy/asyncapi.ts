import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import {
  caseIntake,
  dataName,
  EVENTS,
  type EventSpec,
  eventShapes,
  type JsonSchema,
  TOPICS,
  type TopicName,
  type TopicSpec,
} from '../../schema/src/index.ts';
import type { Topology } from '../runtime/src/index.ts';
import { ABOUT, RETENTION, servers, THE_WAY_OVER_HTTP } from './asyncapi-words.ts';

type Node = { readonly [name: string]: unknown };
const ref = (path: string) => ({ $ref: `#/${path}` });
const both = ({ en, zh }: { readonly en: string; readonly zh: string }) => `${en} ${zh}`;

/** Every event, ours and the partners', under the name that the document gives its message. */
const messages: readonly (readonly [name: string, event: EventSpec])[] = [
  ...Object.entries(EVENTS),
  ['caseReported', caseIntake],
];
const topics: readonly (readonly [name: TopicName, topic: TopicSpec])[] = Object.entries(TOPICS).map(
  ([name, topic]) => [name as TopicName, topic],
);

/** The AsyncAPI 3.0 document of the platform's topics and events, as YAML: the same text for the same code. */
export function asyncapiDocument(topology: Topology): string {
  const document = {
    asyncapi: '3.0.0',
    info: { title: 'Sinan 司南', version: manifest().version, description: ABOUT, license: { name: 'Apache-2.0' } },
    defaultContentType: 'application/cloudevents+json',
    servers,
    channels: channelsOf(topology),
    operations: operationsOf(topology),
    components: {
      messages: Object.fromEntries(messages.map(([name, event]) => [name, messageOf(name, event)])),
      schemas: schemasOf(),
      securitySchemes: { serviceToken: THE_WAY_OVER_HTTP.security },
    },
  };
  const notice = '# Printed by `npm run schema`. Change the code that it is printed from instead.\n';
  return notice + stringify(document, YAML);
}

/** Readers of YAML 1.1, Python's among them, take a plain NO (Norway) for false: `compat` puts it into quotes. */
const YAML = { lineWidth: 140, blockQuote: 'literal', aliasDuplicateObjects: false, compat: 'yaml-1.1' } as const;

function manifest(): { readonly version: string } {
  return JSON.parse(readFileSync(new URL('../../schema/package.json', import.meta.url), 'utf8'));
}

function channelsOf(topology: Topology): Node {
  const ofTopics = topics.map(([name, topic]) => [name, channelOf(name, topic, topology)]);
  const { messages: reported } = THE_WAY_OVER_HTTP;
  return { ...Object.fromEntries(ofTopics), events: { ...THE_WAY_OVER_HTTP.channel, messages: refsTo(reported) } };
}

function channelOf(name: TopicName, topic: TopicSpec, topology: Topology): Node {
  const writers = topology.filter(({ publishes }) => publishes.includes(name)).map((service) => service.name);
  return {
    address: topic.name,
    title: both(topic.holds),
    description: describe(topic, writers),
    servers: [ref('servers/kafka')],
    messages: refsTo(namesOn(name)),
    bindings: { kafka: { topic: topic.name, ...RETENTION[topic.keeps], bindingVersion: '0.5.0' } },
    'x-keyed-by': topic.key,
    'x-kept': topic.keeps,
    'x-writers': topic.open ? [...writers, 'partners'] : writers,
    'x-may-name-persons': topic.personal,
  };
}

function describe({ key, keeps, personal, open }: TopicSpec, writers: readonly string[]): string {
  return [
    `Keyed by ${key}; kept ${keeps === 'last per key' ? 'by key: the last of each stays, null takes it away' : keeps}.`,
    `Written by ${[...writers, ...(open ? ['partners'] : [])].join(', ')}.`,
    personal ? 'May name persons 可含个人信息.' : 'Names nobody 不含个人信息.',
  ].join(' ');
}

function namesOn(topic: TopicName): readonly string[] {
  return messages.filter(([, event]) => event.topic === topic).map(([name]) => name);
}
function refsTo(names: readonly string[]): Node {
  return Object.fromEntries(names.map((name) => [name, ref(`components/messages/${name}`)]));
}

/** One operation for each service and topic that it writes, one for each group and topic that it reads. */
function operationsOf(topology: Topology): Node {
  const sends = topology.flatMap((service) => service.publishes.map((topic) => sendOf(service.name, topic)));
  const receives = topology.flatMap((service) =>
    service.reactions.flatMap((reaction) => reaction.topics.map((topic) => receiveOf(service.name, reaction, topic))),
  );
  return { ...Object.fromEntries([...sends, ...receives]), takeOverHttp: THE_WAY_OVER_HTTP.operation };
}

function sendOf(service: string, topic: TopicName): readonly [string, Node] {
  const summary = `${service} writes to ${TOPICS[topic].name}.`;
  return [
    `${service}.sends.${topic}`,
    { action: 'send', channel: ref(`channels/${topic}`), summary, ...tagged(service) },
  ];
}

function receiveOf(
  service: string,
  { group, on }: Topology[number]['reactions'][number],
  topic: TopicName,
): readonly [string, Node] {
  const heard = messages.filter(([, event]) => event.topic === topic && on.includes(event.type));
  const operation = {
    action: 'receive',
    channel: ref(`channels/${topic}`),
    summary: `${service} acts on ${heard.map(([, { type }]) => type).join(', ')}.`,
    ...tagged(service),
    messages: heard.map(([name]) => ref(`channels/${topic}/messages/${name}`)),
    bindings: { kafka: { groupId: { type: 'string', const: group }, bindingVersion: '0.5.0' } },
  };
  return [`${group}.receives.${topic}`, operation];
}
const tagged = (service: string) => ({ tags: [{ name: service }] });

function messageOf(name: string, { type, topic, says }: EventSpec): Node {
  const { key } = TOPICS[topic];
  return {
    name: type,
    title: both(says),
    contentType: 'application/cloudevents+json',
    payload: ref(`components/schemas/${payloadName(name)}`),
    bindings: { kafka: { key: { type: 'string', description: key }, bindingVersion: '0.5.0' } },
    examples: [{ name: 'sample', payload: sampleOf(type) }],
  };
}

function sampleOf(type: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../schema/samples/${type}.json`, import.meta.url), 'utf8'));
}

/** A partner's event is a shape of its own; an event of ours is the envelope around its data. */
function payloadName(name: string): string {
  return name === 'caseReported' ? 'PartnerEvent' : dataName(name).replace(/Data$/, '');
}

function schemasOf(): { readonly [name: string]: JsonSchema } {
  const ours = Object.entries(EVENTS).map(([name, { type }]) => [payloadName(name), eventAround(name, type)]);
  return { ...Object.fromEntries(ours), ...eventShapes((name) => `#/components/schemas/${name}`) };
}

function eventAround(name: string, type: string) {
  const data = ref(`components/schemas/${dataName(name)}`);
  return {
    type: 'object',
    allOf: [ref('components/schemas/Envelope')],
    properties: { type: { const: type }, data },
    required: ['type', 'data'],
  };
}
