import type { OutgoingMail } from './port.ts';
import type { Edition } from './sender-protocol.ts';

type Opening = NonNullable<OutgoingMail['opening']>;

/** As many as the thread keeps at once. */
const KNOWN = 200;

/** The editions that the sender's thread knows, and those that it is told of with the next mails. */
export class Editions {
  #known = new Map<Opening, { readonly number: number; readonly edition: Edition }>();
  #told: (readonly [number, Edition])[] = [];
  #forget = false;
  #last = 0;

  /** Whether the next one is told of after all others were forgotten. What names them has to be on its way by then. */
  get isFull(): boolean {
    return this.#known.size >= KNOWN;
  }

  /** The number of a mail's edition; what only this mail has, when it does not begin as others do. */
  of({ from, subject, headers, opening }: OutgoingMail): number | Edition {
    const edition = { from, subject, headers, ...(opening && { opening }) };
    if (opening === undefined) return edition;
    const known = this.#known.get(opening);
    if (known && isSame(known.edition, edition)) return known.number;
    if (this.isFull) {
      this.#known.clear();
      this.#forget = true;
    }
    this.#last += 1;
    this.#known.set(opening, { number: this.#last, edition });
    this.#told.push([this.#last, edition]);
    return this.#last;
  }

  /** What the thread is to be told before the mails that name it. */
  told(): { readonly editions: readonly (readonly [number, Edition])[]; readonly forget: boolean } {
    const [editions, forget] = [this.#told, this.#forget];
    [this.#told, this.#forget] = [[], false];
    return { editions, forget };
  }
}

function isSame(one: Edition, other: Edition): boolean {
  return (
    one.subject === other.subject &&
    one.from.name === other.from.name &&
    one.from.address === other.from.address &&
    one.headers.length === other.headers.length &&
    one.headers.every(([name, value], at) => name === other.headers[at]?.[0] && value === other.headers[at]?.[1])
  );
}
