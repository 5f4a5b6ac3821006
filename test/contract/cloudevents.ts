import { CloudEvent, HTTP } from 'cloudevents';

const STRUCTURED = { 'content-type': 'application/cloudevents+json' };

/**
 * Reads a message as a program with the CNCF's own library does, strictly, and gives the event. Throws for what is no CloudEvent 1.0 in
 * structured JSON, and for a member that the library would not hand on as it was written.
 */
export function assertCloudEvent(text: string): CloudEvent<unknown> {
  const read = HTTP.toEvent<unknown>({ headers: STRUCTURED, body: text });
  if (Array.isArray(read)) throw new Error('a batch of events, where one was expected');
  const event = new CloudEvent<unknown>({ ...read });
  event.validate();
  const written = JSON.parse(text) as Members;
  assertSame(written, JSON.parse(JSON.stringify(event)));
  assertAttributes(written);
  return event;
}

type Members = { readonly [name: string]: unknown };

/** What the library lets through and the standard does not: another version, and attributes that are tables or lists (§3.1, type system). */
function assertAttributes({ data, ...attributes }: Members): void {
  if (attributes.specversion !== '1.0') throw new Error(`specversion is ${attributes.specversion}`);
  const wrong = Object.keys(attributes).filter(
    (name) => !['string', 'number', 'boolean'].includes(typeof attributes[name]),
  );
  if (wrong.length > 0) throw new Error(`no values of attributes: ${wrong.join(', ')}`);
}

function assertSame(written: Members, read: Members): void {
  const names = new Set([...Object.keys(written), ...Object.keys(read)]);
  const changed = [...names].filter((name) => !same(name, written[name], read[name]));
  if (changed.length > 0) throw new Error(`the library reads otherwise than was written: ${changed.join(', ')}`);
}

/** The library writes every time in UTC, to the millisecond. */
function same(name: string, written: unknown, read: unknown): boolean {
  if (name === 'time') return Date.parse(String(written)) === Date.parse(String(read));
  return JSON.stringify(written) === JSON.stringify(read);
}
