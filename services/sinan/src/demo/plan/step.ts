/** A value of a step's input, as JSON. A text that begins with `@` stands for what is known only once earlier steps were done. */
export type Said = string | number | boolean | null | readonly Said[] | { readonly [field: string]: Said };

/** One thing that somebody does on a day of the year: an operation of the platform, as it is asked for from outside. */
export interface Step {
  /** When, in ms since 1970. */
  readonly at: number;
  /** The story that it belongs to: its steps follow each other, those of others need not wait for them. */
  readonly story: string;
  /** By whom: an address, or a person's id that was saved; a program, by its token; `platform` itself; `nobody` who is signed in. */
  readonly by: string;
  readonly operation: string;
  readonly input: { readonly [field: string]: Said };
  /** What of its answer later steps ask for, each by the name under which they do: `{ 'case-12': 'id' }`. */
  readonly saves?: { readonly [name: string]: string };
  /** Follows the one before it in its story within the minute. */
  readonly soon?: true;
  /** Done once the platform has reacted to all that was done before: it rests on what another service has heard. */
  readonly settled?: true;
}

/** A step of a story before its time is known: so many working days after the one before it, within that day by chance; or within its minute. */
export interface Beat extends Omit<Step, 'at' | 'story' | 'soon'> {
  readonly after: number | 'at once';
}

/** What an earlier step saved under this name. */
export const known = (name: string) => `@${name}`;
/** The program whose token was saved under this name. */
export const programOf = (name: string) => `@program ${name}`;
/** The code beside the sign-in link whose id was saved under this name. */
export const codeOf = (name: string) => `@code ${name}`;
/** The token in a link that was saved under this name. */
export const tokenOf = (name: string) => `@token ${name}`;
/** The token that the mail to this address brought, to confirm a subscription. */
export const confirmationOf = (address: string) => `@confirm ${address}`;
/** The token to manage the subscription of this address. */
export const managementOf = (address: string) => `@manage ${address}`;
