/** The pages that a sign-in may lead back to. Anything else that a form names, another site first of all, is as if it named nothing. */
const MAY_LEAD_TO =
  /^(\/my|\/desk|\/expert)?\/cases\/[\w-]+$|^\/my\/cases$|^\/desk(\/(register|claims))?$|^\/insights$|^\/expert$|^\/editor(\/warnings\/[\w-]+)?$|^\/admin(\/[a-z]+)?$|^\/apply(\?draft=[\w-]+)?$|^\/consult(\/[\w-]+)?$/;

/** Where who signs in wanted to go, when that is a page to come back to. */
export function nextIn(said: ReadonlyMap<string, string> | URLSearchParams): string | undefined {
  const next = said.get('next') ?? undefined;
  return next !== undefined && MAY_LEAD_TO.test(next) ? next : undefined;
}

/** The path of the second factor's page, which leads on there. */
export function secondFactorPath(next: string | undefined): string {
  return next === undefined ? '/second-factor' : `/second-factor?next=${encodeURIComponent(next)}`;
}
