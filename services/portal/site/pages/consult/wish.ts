import type { Problems } from '../../frame/problems.ts';

/** A question to a centre, as the form holds it. */
export interface Question {
  readonly question: string;
  readonly country: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

export const newQuestion = (email: string): Question => ({ question: '', country: '', name: '', phone: '', email });

interface LackWords {
  readonly noQuestion: string;
  readonly noName: string;
  readonly noReach: string;
}

/** What can be seen before anything is sent. All else the platform says. */
export function lacksOf({ question, name, phone, email }: Question, words: LackWords): Problems {
  return {
    ...(question.trim() ? {} : { question: words.noQuestion }),
    ...(name.trim() ? {} : { 'contact-name': words.noName }),
    ...(phone.trim() || email.trim() ? {} : { 'contact-phone': words.noReach }),
  };
}

/** As the platform takes it: what is left empty is not said. */
export function inputOf({ question, country, name, phone, email }: Question) {
  const contact = { name: name.trim(), phone: phone.trim() || null, email: email.trim() || null };
  return { question: question.trim(), country: country || null, contact };
}
