/** What is wrong, by the id of its field; said at the field and once above the form. */
export interface Problems {
  readonly [field: string]: string;
}

/** The id of the field that the platform names by its path in the input: `form.contact.mobile` is `contact-mobile`. */
function fieldOf(path: string): string {
  return path.replace(/^form\./, '').replaceAll('.', '-');
}

/** What the platform found wrong, at its fields; the first of each is shown. */
export function problemsAt(problems: readonly { readonly path: string; readonly message: string }[]): Problems {
  return Object.fromEntries(problems.toReversed().map(({ path, message }) => [fieldOf(path), message]));
}
