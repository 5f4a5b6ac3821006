import { readFileSync } from 'node:fs';
import { type AsyncAPIDocumentInterface, DiagnosticSeverity, Parser } from '@asyncapi/parser';
import { caseIntake, EVENTS, type EventSpec, TOPICS } from '@sinan/schema';
import { topologyServices } from '@sinan/sinan';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const text = readFileSync(new URL('../../schema/asyncapi.yaml', import.meta.url), 'utf8');
const events: readonly EventSpec[] = [...Object.values(EVENTS), caseIntake];
const types = events.map(({ type }) => type);

let document: AsyncAPIDocumentInterface;
let told: readonly { readonly severity: DiagnosticSeverity; readonly line: string }[];
beforeAll(async () => {
  const parsed = await new Parser().parse(text);
  told = parsed.diagnostics.map(({ severity, code, message, path }) => ({
    severity,
    line: `${DiagnosticSeverity[severity]} ${code} at ${path.join('.')}: ${message}`,
  }));
  if (!parsed.document) throw new Error(told.map(({ line }) => line).join('\n'));
  document = parsed.document;
});

describe('schema/asyncapi.yaml', () => {
  it('passes its parser without an error', () => {
    const errors = told.filter(({ severity }) => severity === DiagnosticSeverity.Error);
    for (const { line } of told) process.stdout.write(`asyncapi parser: ${line}\n`);

    expect(errors).toEqual([]);
  });

  it('has a channel for each topic, with every message of it', () => {
    for (const [id, { name }] of Object.entries(TOPICS)) {
      const channel = document.channels().get(id);
      const here = events.filter(({ topic }) => topic === id).map(({ type }) => type);

      expect(channel?.address()).toBe(name);
      expect(
        channel
          ?.messages()
          .all()
          .map((message) => message.name()),
      ).toEqual(here);
    }
  });

  it('names each event once', () => {
    const named = document.components().messages().all();

    expect(named.map((message) => message.name()).sort()).toEqual([...types].sort());
  });

  it('has what each service writes, and each group reads', () => {
    const wanted = topologyServices().flatMap(({ name, publishes, reactions }) => [
      ...publishes.map((topic) => `${name}.sends.${topic}`),
      ...reactions.flatMap(({ group, topics }) => topics.map((topic) => `${group}.receives.${topic}`)),
    ]);

    const operations = document.operations().all();

    expect(operations.map((operation) => operation.id()).sort()).toEqual([...wanted, 'takeOverHttp'].sort());
  });

  it('lets a group receive no other types than it acts on', () => {
    const reactions = topologyServices().flatMap((service) => service.reactions);
    for (const { group, topics, on } of reactions) {
      const heard = topics.flatMap((topic) =>
        document.operations().get(`${group}.receives.${topic}`)?.messages().all(),
      );

      expect(heard.map((message) => message?.name()).sort()).toEqual(Object.keys(on).sort());
    }
  });
});

interface Written {
  readonly components: { readonly messages: { readonly [name: string]: { name: string; payload: { $ref: string } } } };
}

/** The shape of an event's message as a reader of the file finds it, without the parser's help. */
function shapeOf(type: string) {
  const written = parse(text) as Written;
  const message = Object.values(written.components.messages).find(({ name }) => name === type);
  const ajv = formats.default(new Ajv({ strict: false, allErrors: true }));
  return ajv.addSchema(written, 'asyncapi.yaml').getSchema(`asyncapi.yaml${message?.payload.$ref}`);
}

describe.each(types)('the message %s', (type) => {
  const sample = JSON.parse(readFileSync(new URL(`../../schema/samples/${type}.json`, import.meta.url), 'utf8'));

  it('has the committed sample as its example', () => {
    const message = document
      .components()
      .messages()
      .all()
      .find((candidate) => candidate.name() === type);

    expect(message?.examples().all()[0]?.payload()).toEqual(sample);
  });

  it('takes its sample, and nothing of another type, without data or of another version of CloudEvents', () => {
    const takes = shapeOf(type);

    expect(takes?.(sample), JSON.stringify(takes?.errors)).toBe(true);
    for (const wrong of [{ type: 'sinan.other.v1' }, { data: undefined }, { data: {} }, { specversion: '0.3' }]) {
      const changed = JSON.parse(JSON.stringify({ ...sample, ...wrong }));
      expect(takes?.(changed)).toBe(false);
    }
  });
});
