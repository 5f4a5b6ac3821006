import type { ServerResponse } from 'node:http';
import type { CentreDirectory } from '@sinan/runtime';
import { type Actor, ERRORS, type InvalidInput, type Locale, type Refusal } from '@sinan/schema';
import { bannerOf } from '../demo/banner.ts';
import type { Demonstration } from '../demo/demonstration.ts';
import { type ContextParts, contextOf, noChanges } from '../graphql/context.ts';
import { expectedError, isExpected, type PublicError } from '../graphql/mask.ts';
import { sendPage } from '../http/answer.ts';
import { asLocale } from '../http/language.ts';
import { arrivingOf, callOf, type Visit } from '../http/visit.ts';
import type { Mailbox } from '../options.ts';
import { layout, PAGE_POLICY, type Page } from './layout.ts';

/** What pages work with. */
export interface Desk extends ContextParts {
  readonly publicUrl: string;
  readonly centres: CentreDirectory;
  readonly development: boolean;
  readonly mailbox: Mailbox | undefined;
  readonly demonstration: Demonstration | undefined;
  /** Whether there are pages that run in the browser, to lead to. */
  readonly hasPortal: boolean;
}

/** Whether cookies must be kept to https. */
export function isSecure({ publicUrl }: Desk): boolean {
  return publicUrl.startsWith('https:');
}

/** A form says in which language it was shown. */
export function readIn(form: ReadonlyMap<string, string>, visit: Visit): Visit & { readonly locale: Locale } {
  return { ...visit, locale: asLocale(form.get('lang')) ?? visit.locale };
}

/** Runs operations by name for who visits. */
export interface Asker {
  readonly actor: Actor;
  readonly centres: CentreDirectory;
  ask(operation: string, input: object): Promise<unknown>;
  load(noun: string, ids: readonly string[]): Promise<readonly unknown[]>;
}

export async function askerOf(desk: Desk, visit: Visit): Promise<Asker> {
  const actor = await arrivingOf(desk, visit);
  const call = callOf(visit, actor);
  return {
    actor,
    centres: desk.centres,
    ask: (operation, input) => desk.dispatcher.dispatch(operation, call, input),
    load: contextOf(desk, call, noChanges).load,
  };
}

export function show(res: ServerResponse, page: Page, status = 200): void {
  sendPage(res, status, layout(page, bannerOf(res, page.lang)), PAGE_POLICY);
}

/** What an attempt came to: its answer, or the expected failure that its form shows. Unexpected ones are thrown on. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly status: number; readonly error: PublicError };

export async function attempt<T>(visit: Visit, work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (isExpected(error)) return failed(visit, error);
    throw error;
  }
}

function failed({ locale }: Visit, error: Refusal | InvalidInput): Attempt<never> {
  return { ok: false, code: error.code, status: ERRORS[error.code].http, error: expectedError(error, locale) };
}
