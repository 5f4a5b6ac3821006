/** What somebody asks to be sent, as the form holds it. */
export interface Wish {
  readonly email: string;
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly industries: readonly string[];
  readonly platforms: readonly string[];
  readonly severity: string;
  readonly locale: string;
  /** How often; day, hour and zone count where it is not at once. */
  readonly rhythm: Every;
  readonly weekday: number;
  readonly hour: number;
  readonly zone: string;
}
export const EVERY = ['instant', 'day', 'week'] as const;
export type Every = (typeof EVERY)[number];

/** What is wrong, by field; said at the field and once above the form. */
export type Problems = { readonly [field in keyof Wish]?: string };

/** What can be seen before anything is sent. All else the platform says. */
export function problemsOf(wish: Wish, words: { readonly noEmail: string; readonly noCountry: string }): Problems {
  return {
    ...(/^\S+@\S+\.\S+$/.test(wish.email.trim()) ? {} : { email: words.noEmail }),
    ...(wish.countries.length > 0 ? {} : { countries: words.noCountry }),
  };
}

const FIELDS: readonly (keyof Wish)[] = [
  ...(['email', 'countries', 'rights', 'industries', 'platforms'] as const),
  ...(['severity', 'locale', 'rhythm'] as const),
];

/** The rhythm of a wish, as it is sent. */
export function rhythmOf({ rhythm: every, weekday, hour, zone }: Wish) {
  if (every === 'instant') return { every };
  return every === 'week' ? { every, weekday, hour, zone } : { every, hour, zone };
}

/** The platform's problems at the fields of the form: `countries.0` is of `countries`. The first of each field is shown. */
export function byField(problems: readonly { readonly path: string; readonly message: string }[]): Problems {
  const found: { -readonly [field in keyof Wish]?: string } = {};
  for (const { path, message } of problems) {
    const field = FIELDS.find((name) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`));
    if (field && !(field in found)) found[field] = message;
  }
  return found;
}
