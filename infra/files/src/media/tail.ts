/** The last bytes of what passes, never many more than asked for. */
export class Tail {
  readonly #most: number;
  #pieces: Uint8Array[] = [];
  #held = 0;
  #passed = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#held += piece.byteLength;
    this.#passed += piece.byteLength;
    for (let first = this.#pieces[0]; first && this.#held - first.byteLength >= this.#most; first = this.#pieces[0]) {
      this.#pieces.shift();
      this.#held -= first.byteLength;
    }
  }

  /** How many bytes have passed in all. */
  get passed(): number {
    return this.#passed;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#pieces, this.#held);
  }
}
