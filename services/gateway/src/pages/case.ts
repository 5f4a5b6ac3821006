import { type Actor, holds, isId, type Locale, Refusal } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import type { PublicError } from '../graphql/mask.ts';
import { sendSeeOther } from '../http/answer.ts';
import { readForm } from '../http/body.ts';
import { refuseOtherSites } from '../http/origin.ts';
import type { Handler } from '../http/route.ts';
import type { Visit } from '../http/visit.ts';
import { type CaseLabels, labelsOf, when } from './case-labels.ts';
import { CASE_WORDS } from './case-words.ts';
import { type Asker, askerOf, attempt, type Desk, readIn, show } from './desk.ts';
import { type Content, type Html, html } from './html.ts';
import { secondFactorPath } from './landing.ts';
import type { Page } from './layout.ts';
import { wrong } from './problem.ts';
import { signInForm } from './sign-in-forms.ts';
import { WORDS } from './words.ts';

/** `GET /cases/:id`: where the case stands, for who may see it; who is not signed in may do so, and comes back here. */
export function getCase(desk: Desk): Handler {
  return async (_req, res, visit) => {
    const caseId = caseIdIn(visit);
    const asker = await askerOf(desk, visit);
    if (asker.actor.kind !== 'person') return show(res, signInPage(visit.locale, caseId), 401);
    const found = await caseFound(asker, caseId);
    // What a duty would show is there again once the second factor is entered.
    if (!found && asker.actor.withheld) return sendSeeOther(res, secondFactorPath(`/cases/${caseId}`));
    show(res, casePage(visit.locale, asker, present(found)));
  };
}

/** `POST /cases/:id/accept`: the button of that page. A refusal is told on the page itself. */
export function postAccept(desk: Desk): Handler {
  return async (req, res, arrived) => {
    refuseOtherSites(req, desk);
    const caseId = caseIdIn(arrived);
    const visit = readIn(await readForm(req), arrived);
    const asker = await askerOf(desk, visit);
    if (asker.actor.kind !== 'person') return show(res, signInPage(visit.locale, caseId), 401);
    const accepted = await attempt(visit, () => asker.ask('cases.accept', { caseId }));
    if (accepted.ok) return sendSeeOther(res, `/cases/${caseId}`);
    show(res, casePage(visit.locale, asker, present(await caseFound(asker, caseId)), accepted.error), accepted.status);
  };
}

/** What is no id is answered as an id of nothing is. */
function caseIdIn({ path }: Visit): string {
  const [, , id] = path.split('/');
  if (!isId('case', id)) throw new Refusal('NOT_FOUND');
  return id;
}

async function caseFound({ load }: Asker, caseId: string): Promise<CaseView | null> {
  const [view] = await load('Case', [caseId]);
  return (view ?? null) as CaseView | null;
}

function present(found: CaseView | null): CaseView {
  if (found === null) throw new Refusal('NOT_FOUND');
  return found;
}

function signInPage(lang: Locale, caseId: string): Page {
  const next = `/cases/${caseId}`;
  const { title, how } = WORDS[lang].signIn;
  const body = html`<p>${CASE_WORDS[lang].signIn}</p><p>${how}</p>${signInForm(lang, { next })}`;
  return { lang, title, body, switchTo: next };
}

function casePage(lang: Locale, { actor, centres }: Asker, view: CaseView, error?: PublicError): Page {
  const labels = labelsOf(view, lang, centres);
  const { disputeType, country, centre } = labels;
  const words = CASE_WORDS[lang];
  const clock = isOver(view) ? '' : ` ${words.clock}`;
  const body = html`${wrong(error)}<p class="next">${words.next[view.status](centre)}${clock}</p>
${acceptForm(lang, actor, view)}${facts(lang, view, labels)}`;
  return { lang, title: `${disputeType} · ${country}`, body, switchTo: `/cases/${view.id}` };
}

/** Whether the matter itself has come to its end. A case that was declined or terminated leaves the applicant's time limits running. */
function isOver({ outcome }: CaseView): boolean {
  return outcome !== null;
}

function acceptForm(lang: Locale, actor: Actor, { id, status, centreId }: CaseView): Html {
  if (status !== 'submitted' || !holds(actor, 'intake', centreId)) return html``;
  return html`<form method="post" action="/cases/${id}/accept"><input type="hidden" name="lang" value="${lang}"><button>${CASE_WORDS[lang].accept}</button></form>
`;
}

function facts(lang: Locale, view: CaseView, labels: CaseLabels): Html {
  const { rows } = CASE_WORDS[lang];
  const { disputeType, country, forum, centre, status } = labels;
  const shown: readonly (readonly [string, Content])[] = [
    [rows.status, status],
    [rows.disputeType, disputeType],
    [rows.country, country],
    [rows.forum, forum],
    [rows.product, view.product],
    [rows.applicant, view.applicantName],
    [rows.centre, centre],
    [rows.submittedAt, when(view.submittedAt, lang)],
    ...(view.acceptedAt === null ? [] : [[rows.acceptedAt, when(view.acceptedAt, lang)] as const]),
  ];
  return html`<dl>${shown.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}
