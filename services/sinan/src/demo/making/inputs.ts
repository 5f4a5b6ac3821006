import { linkCode, linkToken } from '@sinan/runtime';
import { CHINA_ZONE, dateAfter, todayIn } from '@sinan/schema';
import type { Said, Step } from '../plan/step.ts';
import type { Post } from './post.ts';

/** What is known of the year so far: what earlier steps saved, and what the post brought. */
export interface Known {
  readonly saved: Map<string, string>;
  readonly post: Post;
  readonly secret: string;
}

/** A step's input with all that stands in it for something put in its place. */
export async function inputOf(step: Step, known: Known): Promise<unknown> {
  return resolved(step.input, step.at, known);
}

async function resolved(said: Said, at: number, known: Known): Promise<unknown> {
  if (typeof said === 'string') return said.startsWith('@') ? meaning(said.slice(1), at, known) : said;
  if (isList(said)) return Promise.all(said.map((one) => resolved(one, at, known)));
  if (said === null || typeof said !== 'object') return said;
  const fields = Object.entries(said).map(async ([field, value]) => [field, await resolved(value, at, known)] as const);
  return Object.fromEntries(await Promise.all(fields));
}

const isList = (said: Said): said is readonly Said[] => Array.isArray(said);

async function meaning(text: string, at: number, { saved, post, secret }: Known): Promise<string> {
  const [kind = '', ...rest] = text.split(' ');
  const of = rest.join(' ');
  switch (kind) {
    case 'days':
      return dateAfter(todayIn(CHINA_ZONE, at), -Number(of));
    case 'code':
      return linkCode(secret, found(saved, of));
    case 'token':
      return new URL(found(saved, of)).searchParams.get('token') ?? '';
    case 'confirm':
      return post.confirmation(of);
    case 'manage':
      return linkToken(secret, 'manage', subscriptionIn(await post.confirmation(of)), 0);
    default:
      return found(saved, text);
  }
}

/** The link to confirm names the request as `<subscription>.<number>`. */
export function subscriptionIn(token: string): string {
  return token.split('~')[0]?.split('.')[0] ?? '';
}

export function found(saved: ReadonlyMap<string, string>, name: string): string {
  const value = saved.get(name);
  if (value === undefined) throw new Error(`the plan has not come to ${name} yet`);
  return value;
}
