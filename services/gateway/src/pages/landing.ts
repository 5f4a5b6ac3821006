/** The pages that a sign-in may lead back to. Anything else that a form names, another site first of all, is as if it named nothing. */
const MAY_LEAD_TO = /^\/cases\/[\w-]+$/;

/** Where who signs in wanted to go, when that is a page to come back to. */
export function nextIn(form: ReadonlyMap<string, string>): string | undefined {
  const next = form.get('next');
  return next !== undefined && MAY_LEAD_TO.test(next) ? next : undefined;
}
