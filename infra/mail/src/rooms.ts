/** As long as nearly all messages are. */
const ROOM_BYTES = 64 * 1024;

/**
 * Where messages are written, one after the other. With bytes of its own for each of them, the collector looked through the whole heap three times a second, for bytes that are not in
 * it.
 */
export class Rooms {
  readonly #free: Buffer[] = [];

  take(): Buffer {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(ROOM_BYTES);
  }

  /** One that nobody reads any more; others are left to the collector. */
  giveBack(room: Buffer): void {
    this.#free.push(room);
  }
}
