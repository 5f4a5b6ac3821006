import type { IncomingMessage } from 'node:http';
import type { CentreDirectory } from '@sinan/runtime';
import { DUTIES, type HeldDuty, type Locale, MEMBERSHIP_DECLINE_REASONS, termText } from '@sinan/schema';
import type { MembershipView, OrganisationView } from '@sinan/schema/graphql';
import { isHere } from '../demo/here.ts';
import { offer } from '../demo/pages.ts';
import type { Handler } from '../http/route.ts';
import { caseLists } from './case-lists.ts';
import { type Asker, askerOf, type Desk, show } from './desk.ts';
import { type Html, html } from './html.ts';
import { nextIn } from './landing.ts';
import { listOf } from './list.ts';
import { SECOND_FACTOR_WORDS } from './second-factor-words.ts';
import { signInForm } from './sign-in-forms.ts';
import { WORDS } from './words.ts';

/** What `accounts.me` answers. */
interface Me {
  readonly person: { readonly email: string };
  readonly duties: readonly HeldDuty[];
  readonly withheld: readonly HeldDuty[];
  readonly memberships: readonly MembershipView[];
}

/** `GET /`: what this is, and how to sign in; signed in, who one is here and which cases concern one. */
export function getHome(desk: Desk): Handler {
  return async (req, res, visit) => {
    const asker = await askerOf(desk, visit);
    const lang = visit.locale;
    const self = asker.actor.kind === 'person' ? await signedIn(asker, lang) : signedOut(lang, nextIn(visit.query));
    show(res, {
      lang,
      title: WORDS[lang].home.title,
      body: html`<p>${WORDS[lang].home.about}</p>${self}${await offered(desk, req, lang)}${links(desk, lang)}`,
    });
  };
}

/** Fictitious data to look around in, as long as there is nothing here, for who sits at this machine. */
async function offered({ demonstration }: Desk, req: IncomingMessage, lang: Locale): Promise<Html> {
  if (demonstration?.status !== 'offered' || !isHere(req)) return html``;
  return (await demonstration.holdsNothing()) ? offer(lang) : html``;
}

function signedOut(lang: Locale, next: string | undefined): Html {
  const { title, how } = WORDS[lang].signIn;
  return html`<h2>${title}</h2><p>${how}</p>${signInForm(lang, { next })}`;
}

async function signedIn(asker: Asker, lang: Locale): Promise<Html> {
  const { ask, load, centres } = asker;
  const { person, duties, withheld, memberships } = (await ask('accounts.me', {})) as Me;
  const organisations = await load(
    'Organisation',
    memberships.map(({ organisationId }) => organisationId),
  );
  const words = WORDS[lang].me;
  const belongs = memberships.map((membership, index) =>
    membershipItem(membership, organisations[index] as OrganisationView | null, lang),
  );
  return html`<h2>${words.title}</h2><p>${person.email}</p>
${waiting(
  withheld.map((duty) => dutyItem(duty, lang, centres)),
  lang,
)}${await caseLists(asker, lang)}
<h2>${words.duties}</h2>${listOf(
    duties.map((duty) => dutyItem(duty, lang, centres)),
    words.noDuties,
  )}
<h2>${words.organisations}</h2>${listOf(belongs, words.noOrganisations)}
<form method="post" action="/sign-out"><button>${words.signOut}</button></form>`;
}

/** The duties that wait for the second factor, and the way to it. */
function waiting(duties: readonly Html[], lang: Locale): Html {
  const words = SECOND_FACTOR_WORDS[lang];
  if (duties.length === 0) return html``;
  return html`<p>${words.withheld}</p>${listOf(duties, '')}<p class="next"><a href="/second-factor">${words.toPage}</a></p>`;
}

function dutyItem({ duty, centreId }: HeldDuty, lang: Locale, centres: CentreDirectory): Html {
  const key = lang === 'en' ? 'en' : 'zh';
  const centre = centreId === null ? undefined : centres.of(centreId);
  return html`${DUTIES[duty][key]}${centre ? ` · ${centre.name[key]}` : ''}`;
}

function membershipItem(membership: MembershipView, organisation: OrganisationView | null, lang: Locale): Html {
  const name = (lang === 'en' ? organisation?.nameEn : null) ?? organisation?.nameZh ?? WORDS[lang].me.unseen;
  return html`${name}${standing(membership, lang)}`;
}

/** How it stands, unless it is confirmed; why it was declined, and in which words. */
function standing({ status, declined }: MembershipView, lang: Locale): string {
  if (status === 'pending') return inBrackets(WORDS[lang].me.pending, lang);
  if (declined === null) return '';
  const reason = termText(MEMBERSHIP_DECLINE_REASONS, declined.reason, lang);
  return inBrackets([WORDS[lang].me.declined, reason, declined.note].filter(Boolean).join(' · '), lang);
}

function inBrackets(text: string, lang: Locale): string {
  return lang === 'en' ? ` (${text})` : `（${text}）`;
}

function links({ development, mailbox, hasPortal }: Desk, lang: Locale): Html {
  const { api, mailbox: name, warnings, subscribe, howItWorks } = WORDS[lang].home;
  const portal = [
    html`<a href="/warnings">${warnings}</a>`,
    html`<a href="/subscribe">${subscribe}</a>`,
    html`<a href="/how-it-works">${howItWorks}</a>`,
  ];
  const shown = [
    ...(hasPortal ? portal : []),
    ...(development ? [html`<a href="/graphql">${api}</a>`] : []),
    ...(mailbox ? [html`<a href="/mailbox">${name}</a>`] : []),
  ];
  return shown.length === 0 ? html`` : html`<ul>${shown.map((link) => html`<li>${link}</li>`)}</ul>`;
}
