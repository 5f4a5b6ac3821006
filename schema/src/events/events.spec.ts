import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { envelope, MAX_EVENT_BYTES, sequenceText } from '../envelope.ts';
import { ID_PREFIXES, isId, type Noun } from '../ids.ts';
import { TOPICS, type TopicSpec } from '../topics.ts';
import { caseIntake, EVENTS, type EventSpec, intakeEnvelope, jsonSchemaOf } from './index.ts';

const ours: readonly EventSpec[] = Object.values(EVENTS);
const all: readonly EventSpec[] = [...ours, caseIntake];
const topics: { readonly [name: string]: TopicSpec } = TOPICS;

const folder = new URL('../../samples/', import.meta.url);
const textOf = (type: string) => readFileSync(new URL(`${type}.json`, folder), 'utf8');
type Json = { readonly [name: string]: unknown };
const sampleOf = (type: string) => JSON.parse(textOf(type)) as Json;

/** Every member name and every format in a JSON Schema, wherever it stands. */
function membersOf(schema: z.core.JSONSchema._JSONSchema | undefined): readonly string[] {
  if (typeof schema !== 'object') return [];
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? []), schema.items].flat();
  const names = Object.keys(schema.properties ?? {});
  return [...names, ...(schema.format ? [`format ${schema.format}`] : []), ...inner.flatMap((part) => membersOf(part))];
}

const NAMES_SOMEBODY = /e-?mail|name|phone|mobile|wechat|address|facts|product|claimant|owner|title|summary|text$/i;

describe('a member that names somebody', () => {
  const naming = (event: EventSpec) => membersOf(jsonSchemaOf(event)).filter((member) => NAMES_SOMEBODY.test(member));

  it('is seen wherever it stands', () => {
    expect(naming(EVENTS.contactStated)).toEqual(['email', 'format email']);
    expect(naming(caseIntake)).toEqual(expect.arrayContaining(['nameZh', 'email', 'owner', 'facts']));
  });
});

describe('topics', () => {
  it('carry the platform’s name in front, each its own', () => {
    const names = Object.entries(topics).map(([key, { name }]) => [key, name]);

    for (const [key, name] of names) expect(name).toBe(`sinan.${key}`);
  });

  it('that others may write to, or that name persons, are not kept for ever', () => {
    const kept = Object.values(topics).filter(
      ({ personal, open, keeps }) => (personal || open) && keeps === 'for ever',
    );

    expect(kept).toEqual([]);
  });
});

describe.each(all.map((event) => [event.type, event] as const))('the event %s', (type, event) => {
  it('is on a topic of the list and says what happened in both languages', () => {
    expect(topics[event.topic]).toBeDefined();
    expect(event.says.en).toMatch(/^[A-Z].*\.$/);
    expect(event.says.zh).toMatch(/\p{Script=Han}/u);
  });

  it('names nobody unless its topic may', () => {
    const naming = membersOf(jsonSchemaOf(event)).filter((member) => NAMES_SOMEBODY.test(member));

    expect(topics[event.topic]?.personal ? [] : naming).toEqual([]);
  });

  it('has a sample that holds, within the size of an event', () => {
    const sample = sampleOf(type);

    expect(sample.type).toBe(type);
    expect(event.data.parse(sample.data)).toEqual(sample.data);
    expect(Buffer.byteLength(textOf(type))).toBeLessThanOrEqual(MAX_EVENT_BYTES);
  });

  it('has a sample that speaks of nobody real', () => {
    const text = textOf(type);

    expect([...text.matchAll(/[\w.+-]+@([\w.-]+)/g)].filter(([, domain]) => !domain?.endsWith('.example'))).toEqual([]);
    expect([...text.matchAll(/https?:\/\/([^/"]+)/g)].filter(([, host]) => !host?.endsWith('.example'))).toEqual([]);
    expect([...text.matchAll(/"uscc": "(.*)"/g)].filter(([, uscc]) => !uscc?.startsWith('91000000'))).toEqual([]);
  });
});

describe('events that are ours', () => {
  it.each(ours.map(({ type }) => type))(
    '%s has a sample in our envelope, about the aggregate that its data names',
    (type) => {
      const sample = envelope.parse(sampleOf(type));
      const noun = (Object.keys(ID_PREFIXES) as Noun[]).find((candidate) => isId(candidate, sample.subject));

      expect(noun).toBeDefined();
      expect(Object.values(sampleOf(type).data as Json)).toContain(sample.subject);
      expect(sample.id).toBe(`${sample.subject}/${sample.sequence}/${type}`);
    },
  );

  it('are on no topic that others may write to', () => {
    expect(ours.filter(({ topic }) => topics[topic]?.open)).toEqual([]);
  });

  it('are typed by noun, verb and version, each its own', () => {
    expect(new Set(all.map(({ type }) => type)).size).toBe(all.length);
    for (const { type } of ours) expect(envelope.shape.type.safeParse(type).success).toBe(true);
  });
});

describe('a fact from before exposures had industries and platforms', () => {
  const { warningPublished, warningUpdated, warningCancelled, warningExpired } = EVENTS;
  const { subscriptionConfirmedV2, subscriptionChanged } = EVENTS;

  it.each(
    [
      ...[warningPublished, warningUpdated, warningCancelled, warningExpired],
      ...[subscriptionConfirmedV2, subscriptionChanged],
    ].map((event) => [event.type, event] as const),
  )('%s is read as of all of them', (type, event) => {
    const { industries: _, platforms: __, ...before } = sampleOf(type).data as Json;

    expect(event.data.parse(before)).toEqual({ ...before, industries: [], platforms: [] });
  });
});

describe('the samples', () => {
  it('are one a type, and none besides', () => {
    expect(readdirSync(folder).sort()).toEqual(all.map(({ type }) => `${type}.json`).sort());
  });

  it('hold a whole event as a partner sends it', () => {
    expect(intakeEnvelope.parse(sampleOf(caseIntake.type))).toEqual(sampleOf(caseIntake.type));
  });
});

describe('an envelope', () => {
  const sample = sampleOf(EVENTS.caseSubmitted.type);

  it('counts in text whose order is the order of numbers', () => {
    expect([sequenceText(9), sequenceText(10)]).toEqual(['000000000009', '000000000010']);
  });

  it.each([
    { specversion: '1' },
    { type: 'sinan.case.submitted' },
    { time: '2026-03-02T01:30:00Z' },
    { time: '2026-03-02T01:30:00.000+08:00' },
    { sequence: '1' },
    { chainhead: 'md5:0' },
    { commandid: '' },
  ])('is refused with %j', (change) => {
    expect(envelope.safeParse({ ...sample, ...change }).success).toBe(false);
  });
});
