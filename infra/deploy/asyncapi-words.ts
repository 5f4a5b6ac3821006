import type { TopicSpec } from '../../schema/src/index.ts';

/** What the AsyncAPI document says that no table of the platform holds: how to read a topic, and how to reach one. */
export const ABOUT = `What happens on the platform, as CloudEvents 1.0 in structured JSON: one event a message, UTF-8, at most 256 KB.
平台上发生的事件,采用 CloudEvents 1.0 结构化 JSON 格式。

- At least once: a message may come again. Remember \`id\` (with \`source\`), or per \`subject\` the highest \`sequence\`, and pass over the rest.
- In order per key, which is the subject (on the open topic the source); topics have 12 partitions. Nothing is said of the order between keys.
- A type ends with its version. A new version is sent beside the old one, under the same sequence; pass over types that you do not know,
  and members that you do not know.
- Codes and ids, no prose: what the codes mean stands in \`x-names\` of each list.
- Partners write one type, \`sinan.intake.case_reported.v1\`, over HTTP or to its topic.
- Where a deployment sets \`SINAN_NAMESPACE\`, every topic and group has it and a dot in front: \`pilot.sinan.cases\`.
`;

const DAY_MS = 86_400_000;
const PARTITIONS = 12;

/** The settings that topics are created with. */
export const RETENTION: { readonly [keeps in TopicSpec['keeps']]: object } = {
  'for ever': topicOf({ 'cleanup.policy': ['delete'], 'retention.ms': -1 }),
  '7 days': topicOf({ 'cleanup.policy': ['delete'], 'retention.ms': 7 * DAY_MS }),
  'last per key': topicOf({ 'cleanup.policy': ['compact'] }),
};
function topicOf(topicConfiguration: object) {
  return { partitions: PARTITIONS, topicConfiguration };
}

export const servers = {
  kafka: {
    host: '{brokers}',
    protocol: 'kafka',
    description:
      'The brokers of the deployment (`KAFKA_BROKERS`). Who may read and write which topic is up to their access lists.',
    variables: { brokers: { description: 'host:port of one broker or more', default: 'localhost:9092' } },
  },
  http: {
    host: '{host}',
    protocol: 'https',
    description: 'The gateway (`PUBLIC_URL`).',
    variables: { host: { description: 'host, with the port if it is not 443', default: 'localhost:4000' } },
  },
};

const SENDS = 'caseReported';

/** `POST /events`: the way in for partners that do not speak Kafka. */
export const THE_WAY_OVER_HTTP = {
  messages: [SENDS],
  channel: {
    address: '/events',
    title: 'Cases that partners send over HTTP 合作方通过 HTTP 报送的案件',
    description:
      'One CloudEvent a request. 202 once it is kept, also when (source, id) came before with the same content; 409 when it came with other content.',
    servers: [{ $ref: '#/servers/http' }],
  },
  operation: {
    action: 'receive',
    channel: { $ref: '#/channels/events' },
    summary: 'The gateway takes in what partners report.',
    tags: [{ name: 'gateway' }],
    security: [{ $ref: '#/components/securitySchemes/serviceToken' }],
    messages: [{ $ref: `#/channels/events/messages/${SENDS}` }],
    bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
  },
  security: {
    type: 'http',
    scheme: 'bearer',
    description: 'A service token, which an administrator issues for the sources that its program may send.',
  },
};
