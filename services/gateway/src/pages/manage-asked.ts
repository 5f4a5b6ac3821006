import type { Locale } from '@sinan/schema';
import type { Html } from './html.ts';
import { type Interest, interestsOf, keyOf, NEW_INTEREST } from './interests.ts';
import type { Subscription } from './manage-page.ts';
import { MANAGE_WORDS } from './manage-words.ts';
import { rhythmIn } from './rhythm-fields.ts';
import { webhookAsked } from './webhook-asked.ts';

/** What a form asks for, and what is said once it is done. `ends`: there is nothing to manage any more. */
export interface Asked {
  readonly operation: string;
  readonly input: object;
  readonly done: (lang: Locale) => string;
  /** What is shown besides of what was answered, and nowhere else. */
  readonly shows?: (lang: Locale, value: unknown) => Html;
  readonly ends?: true;
}

/** What was not asked for, though a form came: who erases is to be sure, and an interest may not be any more what the form was about. */
export type NotAsked = 'not sure' | 'changed meanwhile';

/** Undefined for a form that is none of the page's. */
export function askedBy(
  form: ReadonlyMap<string, string>,
  token: string,
  subscription: Subscription,
): Asked | NotAsked | undefined {
  switch (form.get('do')) {
    case 'change':
    case 'add':
    case 'remove':
      return choiceAsked(form, token, subscription);
    case 'pause': {
      const input = { token, until: form.get('until') ?? '' };
      return { operation: 'notifications.pause', input, done: (lang) => MANAGE_WORDS[lang].pause.done };
    }
    case 'resume':
      return { operation: 'notifications.resume', input: { token }, done: (lang) => MANAGE_WORDS[lang].pause.resumed };
    case 'move': {
      const input = { token, email: form.get('email') ?? '' };
      return { operation: 'notifications.askToMove', input, done: (lang) => MANAGE_WORDS[lang].move.done };
    }
    case 'leave':
      return {
        operation: 'notifications.leave',
        input: { token, by: 'page' },
        done: (lang) => MANAGE_WORDS[lang].leave.done,
      };
    case 'erase':
      if (form.get('sure') !== 'yes') return 'not sure';
      return {
        operation: 'notifications.erase',
        input: { token },
        done: (lang) => MANAGE_WORDS[lang].erase.done,
        ends: true,
      };
    default:
      return webhookAsked(form, token);
  }
}

/** The whole choice as it is to be: the operation takes it in one piece, and holds for what was read alone, lest it undo what another form did meanwhile. */
function choiceAsked(form: ReadonlyMap<string, string>, token: string, subscription: Subscription): Asked | NotAsked {
  const { locale, rhythm, revision } = subscription;
  const kept = { token, revision, locale, rhythm };
  const interests = interestsOf(subscription);
  if (form.get('do') === 'add') return manage({ ...kept, ...chosen([...interests, interestIn(form)]) }, 'added');
  const place = placeOf(form, interests);
  if (place === -1) return 'changed meanwhile';
  if (form.get('do') === 'remove') return manage({ ...kept, ...chosen(interests.toSpliced(place, 1)) }, 'removed');
  const rest = { token, revision, locale: form.get('locale'), rhythm: rhythmIn(form) };
  return manage({ ...rest, ...chosen(interests.with(place, interestIn(form))) }, 'done');
}

function manage(input: object, said: 'done' | 'added' | 'removed'): Asked {
  return { operation: 'notifications.manage', input, done: (lang) => MANAGE_WORDS[lang].choose[said] };
}

function chosen([first, ...also]: readonly Interest[]) {
  return { ...first, also };
}

/** Of which interest a form is; -1 where it is none any more. A form that names none is of the only one. */
function placeOf(form: ReadonlyMap<string, string>, interests: readonly Interest[]): number {
  const key = form.get('of');
  if (key === undefined) return interests.length === 1 ? 0 : -1;
  return interests.findIndex((interest) => keyOf(interest) === key);
}

function interestIn(form: ReadonlyMap<string, string>): Interest {
  return {
    countries: codesIn(form, 'country.'),
    rights: codesIn(form, 'right.'),
    industries: codesIn(form, 'industry.'),
    platforms: codesIn(form, 'platform.'),
    severity: form.get('severity') ?? NEW_INTEREST.severity,
  };
}

function codesIn(form: ReadonlyMap<string, string>, prefix: string): readonly string[] {
  return [...form.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}
