/** MongoDB's wire protocol, as little of it as tells whole messages and their commands apart (https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/). */

const HEADER = 16;
const OP_MSG = 2013;
/** Behind the header: 4 bytes of flags, 1 of the section's kind, 4 of the document's length, 1 of the first field's type; then its name. */
const FIRST_NAME = HEADER + 10;

/** Cuts a stream into whole messages. */
export class Frames {
  readonly #onFrame: (frame: Buffer) => void;
  #rest = Buffer.alloc(0);

  constructor(onFrame: (frame: Buffer) => void) {
    this.#onFrame = onFrame;
  }

  push(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    while (this.#rest.length >= 4 && this.#rest.length >= this.#rest.readInt32LE(0)) {
      const length = this.#rest.readInt32LE(0);
      const frame = this.#rest.subarray(0, length);
      this.#rest = this.#rest.subarray(length);
      this.#onFrame(frame);
    }
  }
}

/** A request's id, and the name of its command, which is that of the first field of its document; '' where it has none. */
export function requestOf(frame: Buffer): { readonly id: number; readonly command: string } {
  const id = frame.readInt32LE(4);
  if (frame.readInt32LE(12) !== OP_MSG) return { id, command: '' };
  return { id, command: frame.toString('latin1', FIRST_NAME, frame.indexOf(0, FIRST_NAME)) };
}

/** The id of the request that a reply answers. */
export function replyTo(frame: Buffer): number {
  return frame.readInt32LE(8);
}
