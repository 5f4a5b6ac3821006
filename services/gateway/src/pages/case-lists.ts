import type { CentreDirectory } from '@sinan/runtime';
import { holds, type Locale, type Slice } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import { labelsOf, when } from './case-labels.ts';
import { CASE_WORDS } from './case-words.ts';
import type { Asker } from './desk.ts';
import { type Html, html } from './html.ts';
import { listOf } from './list.ts';

/** As many cases as a front page lists. */
const FIRST = 10;

/** The cases that concern a person: for intake officers those that wait for them, then the newest that they may see. */
export async function caseLists({ actor, ask, centres }: Asker, lang: Locale): Promise<Html> {
  const { list } = CASE_WORDS[lang];
  const [queue, newest] = await Promise.all([
    holds(actor, 'intake') ? (ask('cases.queue', { first: FIRST }) as Promise<Slice<CaseView>>) : null,
    ask('cases.list', { first: FIRST }) as Promise<Slice<CaseView>>,
  ]);
  const lines = (title: string, { items }: Slice<CaseView>, none: string) =>
    html`<h2>${title}</h2>${listOf(
      items.map((view) => line(view, lang, centres)),
      none,
    )}`;
  return html`${queue && lines(list.queue, queue, list.emptyQueue)}${lines(list.newest, newest, list.none)}`;
}

function line(view: CaseView, lang: Locale, centres: CentreDirectory): Html {
  const { disputeType, country, status } = labelsOf(view, lang, centres);
  return html`<a href="/cases/${view.id}">${disputeType} · ${country}</a>, ${view.product}, ${view.applicantName}: ${status}, ${when(view.submittedAt, lang)}`;
}
