import { BusUnavailable } from '../port.ts';
import { within } from './within.ts';

/** What kafkajs' producer and admin have in common. */
interface Client {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

const DEADLINE_MS = 5_000;
const CLOSE_WITHIN_MS = 2_000;

/**
 * A client that is made when it is first used, and thrown away when it fails: kafkajs' own clients do not always find back after a broker
 * has been away. Work that failed on a client made earlier is tried once more on a new one, so that a broken connection goes unnoticed.
 */
export class Reconnecting<C extends Client> {
  readonly #make: () => C;
  #current: { readonly client: C; readonly connected: Promise<void> } | null = null;
  #closed = false;

  constructor(make: () => C) {
    this.#make = make;
  }

  /** Rejects with `BusUnavailable` after 5 s at most. */
  async use<T>(doing: string, work: (client: C) => Promise<T>): Promise<T> {
    const deadline = performance.now() + DEADLINE_MS;
    const isNew = this.#current === null;
    try {
      return await this.#try(doing, work, DEADLINE_MS);
    } catch (error) {
      const left = deadline - performance.now();
      if (isNew || left < DEADLINE_MS / 2 || !(error instanceof BusUnavailable)) throw error;
      return this.#try(doing, work, left);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const current = this.#current;
    this.#current = null;
    if (current !== null) await disconnect(current.client);
  }

  async #try<T>(doing: string, work: (client: C) => Promise<T>, ms: number): Promise<T> {
    if (this.#closed) throw new BusUnavailable('The bus is closed');
    this.#current ??= this.#open();
    const current = this.#current;
    try {
      return await within(
        ms,
        doing,
        current.connected.then(() => work(current.client)),
      );
    } catch (error) {
      if (error instanceof BusUnavailable) this.#drop(current.client);
      throw error;
    }
  }

  #open(): { readonly client: C; readonly connected: Promise<void> } {
    const client = this.#make();
    return { client, connected: client.connect() };
  }

  #drop(client: C): void {
    if (this.#current?.client === client) this.#current = null;
    void disconnect(client);
  }
}

async function disconnect(client: Client): Promise<void> {
  await within(CLOSE_WITHIN_MS, 'closing', client.disconnect()).catch(() => undefined);
}
