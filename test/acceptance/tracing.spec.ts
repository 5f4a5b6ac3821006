import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CollectedSpan, type Collector, openCollector } from '../../infra/runtime/src/collector.fixture.ts';
import { post } from './graphql.ts';
import { application, FILE } from './people.ts';
import { openStage, type Stage } from './stage.ts';
import { tell } from './tell.ts';
import { until } from './until.ts';

/** One trace from a request to the mail that tells of it, across the bus and every process on the way. */
let collector: Collector;
let stage: Stage;
beforeAll(async () => {
  collector = await openCollector();
  stage = await openStage({
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '100' },
  });
});
afterAll(async () => {
  await stage.close();
  await collector.stop();
});

const [TRACE, CLIENT_SPAN] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
const KINDS = ['', 'internal', 'server', 'client', 'producer', 'consumer'];

/** Files a case as a program does that traces itself, or as one that does not. */
async function file(product: string, traceparent?: string): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${stage.filer.token}`,
    ...(traceparent ? { traceparent } : {}),
  };
  const body = JSON.stringify({ query: FILE, variables: { input: application(stage.organisationId, { product }) } });
  const answer = (await (await post(stage.url, '/graphql', body, headers)).json()) as {
    data: { fileCase: { id: string } };
  };
  return answer.data.fileCase.id;
}
/** The spans from this one up to the one that has no parent here. */
function upwards(span: CollectedSpan): readonly CollectedSpan[] {
  const parent = collector.spans.find(
    ({ traceId, spanId }) => traceId === span.traceId && spanId === span.parentSpanId,
  );
  return parent ? [span, ...upwards(parent)] : [span];
}
const shown = (spans: readonly CollectedSpan[]) => spans.map(({ name, kind }) => `${KINDS[kind]} ${name}`);
/** The mails of this kind in a trace, once they have been collected, each with what led to it. */
const mailsOf = (trace: () => string | undefined, kind: string, count: number) =>
  until(`${count} span(s) of ${kind}`, () => {
    const found = collector.spans.filter(
      ({ traceId, attributes }) => traceId === trace() && attributes['sinan.mail'] === kind,
    );
    const whole = found.map(upwards);
    return whole.length >= count && whole.every((spans) => spans.at(-1)?.kind === 2) && whole;
  });

const TO_WHO_FILED = [
  'client send mail',
  'internal work notifications.mail',
  'consumer react notifications.cases',
  'producer publish cases',
  'internal cases.file',
  'server POST /graphql',
];
const TO_THE_CENTRE = [...TO_WHO_FILED.slice(0, 2), 'internal work notifications.notices', ...TO_WHO_FILED.slice(2)];

describe('filing a case', () => {
  it('is one trace from the request of a client that traces itself to the mail that tells of it', async () => {
    await file('折叠婴儿推车', `00-${TRACE}-${CLIENT_SPAN}-01`);
    const [received = []] = await mailsOf(() => TRACE, 'case-received', 1);
    const [arrived = []] = await mailsOf(() => TRACE, 'case-arrived', 1);
    expect(shown(received)).toEqual(TO_WHO_FILED);
    expect(shown(arrived)).toEqual(TO_THE_CENTRE);
    expect(received.at(-1)?.parentSpanId).toBe(CLIENT_SPAN);
    const processes = [...new Set(received.map(({ service }) => service))];
    expect(processes).toHaveLength(stage.platform.processes().length > 1 ? 2 : 1);
    tell(`one trace through ${processes.join(', ')}: ${shown(received).toReversed().join(' → ')}`);
  });

  it('begins a trace of its own for a client that does not', async () => {
    await file('自成一线');
    const own = () => collector.spans.find(({ name, traceId }) => name === 'cases.file' && traceId !== TRACE)?.traceId;
    const [received = []] = await mailsOf(own, 'case-received', 1);
    expect(shown(received)).toEqual(TO_WHO_FILED);
    expect(received.at(-1)?.parentSpanId).toBeUndefined();
  });
});

describe('what traces say', () => {
  it('is names and codes of ours: nobody’s address, name or words, and no token', async () => {
    await stage.platform.stop();
    const said = collector.text();
    expect(said.length).toBeGreaterThan(10_000);
    for (const { email, token } of [stage.filer, stage.staff, stage.admin]) {
      expect(said).not.toContain(email);
      expect(said).not.toContain(token);
    }
    for (const secret of ['@', '推车', '示例', '自成一线', '起诉状', 'token=']) expect(said).not.toContain(secret);
  });

  it('knows no failure where none was', () => {
    expect(collector.spans.filter(({ failed }) => failed)).toEqual([]);
  });
});
