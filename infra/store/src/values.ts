import { type Doc, RefusedValue } from './port.ts';

declare global {
  interface String {
    /** ES2024, in Node since 20: whether no surrogate stands alone. */
    isWellFormed(): boolean;
  }
}

/** The longest a document may be, in bytes of UTF-8 JSON. */
const MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;
/** How deep a document may nest; BSON stops at 100, and the store's own wrapping needs some of that. */
const MAX_DEPTH = 64;
const MAX_ID_LENGTH = 512;

/** What is wrong with a value, and where: `parties[2].name`. */
interface Fault {
  readonly path: string;
  readonly problem: string;
}

/** The JSON of a document, after checking that every adapter would give back just what it was given. `where` names the collection in errors. */
export function serialise(doc: Doc, where: string): string {
  if (!isId(doc.id)) throw new RefusedValue(`${where}: an id is 1–${MAX_ID_LENGTH} well-formed characters`);
  const fault = faultOf(doc, 0);
  if (fault) throw new RefusedValue(`${where} ${doc.id}: ${fault.path.replace(/^\./, '')}: ${fault.problem}`);
  const json = JSON.stringify(doc);
  if (exceeds(json, MAX_DOCUMENT_BYTES)) throw new RefusedValue(`${where} ${doc.id}: over ${MAX_DOCUMENT_BYTES} bytes`);
  return json;
}

/** The document of a stored body. It is frozen, because readers share it. */
export function parse<D extends Doc>(body: string): D {
  return deepFreeze(parseOwn<D>(body));
}

/** The document of a stored body, for one reader. */
export function parseOwn<D extends Doc>(body: string): D {
  return JSON.parse(body) as D;
}

/** Whether a document can have this id. */
export function isId(id: unknown): id is string {
  return typeof id === 'string' && id.length > 0 && id.length <= MAX_ID_LENGTH && id.isWellFormed();
}

/** Why a number or text cannot be kept as it is by every adapter, or null when it can. */
export function scalarProblem(value: string | number | boolean): string | null {
  if (typeof value === 'string') return value.isWellFormed() ? null : 'a lone surrogate';
  if (typeof value === 'boolean') return null;
  if (!Number.isFinite(value)) return 'a number that is not finite';
  return Object.is(value, -0) ? 'negative zero' : null;
}

function faultOf(value: unknown, depth: number): Fault | null {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return fault(scalarProblem(value));
    case 'object':
      if (value === null) return null;
      if (depth >= MAX_DEPTH) return fault(`nested deeper than ${MAX_DEPTH} levels`);
      return Array.isArray(value) ? faultInArray(value, depth) : faultInObject(value, depth);
    default:
      return fault(`a value of type ${typeof value}`);
  }
}

function faultInArray(items: readonly unknown[], depth: number): Fault | null {
  for (let i = 0; i < items.length; i++) {
    const found = faultOf(items[i], depth + 1);
    if (found) return { path: `[${i}]${found.path}`, problem: found.problem };
  }
  return null;
}

function faultInObject(object: object, depth: number): Fault | null {
  if (!isPlain(object)) return fault(`an instance of ${object.constructor?.name ?? 'a class'}`);
  for (const [key, value] of Object.entries(object)) {
    const found = faultOfKey(key) ?? (value === undefined ? null : faultOf(value, depth + 1));
    if (found) return { path: `.${key}${found.path}`, problem: found.problem };
  }
  return null;
}

/** A key is a C string in BSON, so it cannot hold NUL. */
function faultOfKey(key: string): Fault | null {
  if (!key.isWellFormed()) return fault('a lone surrogate in a key');
  return key.includes('\0') ? fault('NUL in a key') : null;
}

function fault(problem: string | null): Fault | null {
  return problem === null ? null : { path: '', problem };
}

/** Objects of other prototypes (Date, Buffer, Map, classes) do not come back as they went in. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === Object.prototype || prototype === null;
}

function exceeds(json: string, bytes: number): boolean {
  return json.length > bytes || (json.length * 3 > bytes && Buffer.byteLength(json) > bytes);
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
