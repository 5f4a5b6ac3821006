import type { Trouble } from '../../../api/trouble.ts';

/** A draft as the platform has it: which, and in which revision. */
export interface KnownDraft {
  readonly id: string;
  readonly revision: number;
  readonly savedAt: string;
}

/** What a save was answered. */
export type SaveAnswer<Newest> =
  | ({ readonly kind: 'saved' } & KnownDraft)
  /** Another tab was first: nothing was saved over it. */
  | { readonly kind: 'changed'; readonly newest: Newest }
  /** Discarded, or filed, elsewhere. */
  | { readonly kind: 'gone' }
  /** Refused: the same would be refused again. */
  | { readonly kind: 'refused'; readonly trouble: Trouble }
  /** Whether it was saved is not known. */
  | { readonly kind: 'unknown'; readonly trouble: Trouble };

/** How saving stands, for who types. */
export type Saving<Newest> =
  | { readonly status: 'idle' }
  | { readonly status: 'waiting' }
  | { readonly status: 'saved'; readonly savedAt: string }
  | { readonly status: 'changed'; readonly newest: Newest }
  | { readonly status: 'gone' }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble };

/** One save: the same words under the same command until it is answered. */
export interface Save<Words> {
  readonly commandId: string;
  readonly draft: KnownDraft | null;
  readonly words: Words;
}

export interface SaverPorts<Words, Newest> {
  readonly save: (save: Save<Words>) => Promise<SaveAnswer<Newest>>;
  readonly newCommandId: () => string;
  /** Runs something after so many ms; answers how to take that back. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly told: (saving: Saving<Newest>, draft: KnownDraft | null) => void;
}

/** Who types on is not written down at each letter. */
const PAUSE_MS = 1_500;
const RETRY_MS = 5_000;

/**
 * Saves what is typed a moment after it rests, one save at a time: each over the revision that the last one made. What was on its way when the line broke is sent
 * once more as it was; what was typed meanwhile follows it.
 */
export class Saver<Words, Newest> {
  readonly #ports: SaverPorts<Words, Newest>;
  #draft: KnownDraft | null;
  #wanted: Words | null = null;
  #pending: Save<Words> | null = null;
  #underWay: Promise<void> | null = null;
  #cancel = () => {};
  #isHeld = false;
  #isLeft = false;

  constructor(ports: SaverPorts<Words, Newest>, draft: KnownDraft | null) {
    this.#ports = ports;
    this.#draft = draft;
  }

  /** The form is there. */
  enter(): void {
    this.#isLeft = false;
  }

  /** The form is there no more: nothing is begun, and nobody is told what becomes of what is on its way. */
  leave(): void {
    this.#isLeft = true;
    this.#cancel();
  }

  /** What is typed now. */
  type(words: Words): void {
    this.#wanted = words;
    if (this.#isHeld) return;
    this.#tell({ status: 'waiting' }, this.#draft);
    this.#wake(PAUSE_MS);
  }

  /** Goes on after another tab was first, over what is newest: the reader has chosen. */
  saveOver(draft: KnownDraft, words: Words): void {
    this.#draft = draft;
    this.#isHeld = false;
    this.type(words);
  }

  /** Goes on from what another tab saved, which is on the page now. */
  take(draft: KnownDraft): void {
    this.#draft = draft;
    this.#wanted = null;
    this.#isHeld = false;
    this.#tell({ status: 'saved', savedAt: draft.savedAt }, draft);
  }

  /** Saves no more, and answers with the draft as it is known once what is on its way has come back. */
  async stop(): Promise<KnownDraft | null> {
    this.#isHeld = true;
    this.#cancel();
    await this.settled();
    return this.#draft;
  }

  /** Once nothing is on its way. */
  async settled(): Promise<void> {
    await this.#underWay;
  }

  /** Goes on after `stop`, when what it was for came to nothing. */
  goOn(): void {
    this.#isHeld = false;
    if (this.#wanted !== null) this.#wake(PAUSE_MS);
  }

  #tell(saving: Saving<Newest>, draft: KnownDraft | null): void {
    if (!this.#isLeft) this.#ports.told(saving, draft);
  }

  #wake(ms: number): void {
    this.#cancel();
    if (this.#isLeft) return;
    this.#cancel = this.#ports.after(ms, () => {
      this.#underWay ??= this.#save().finally(() => {
        this.#underWay = null;
      });
    });
  }

  async #save(): Promise<void> {
    const save = this.#pending ?? this.#next();
    if (save === null) return;
    this.#pending = save;
    const answer = await this.#ports.save(save);
    if (answer.kind !== 'unknown') this.#pending = null;
    this.#take(answer, save);
  }

  #next(): Save<Words> | null {
    if (this.#wanted === null) return null;
    const save = { commandId: this.#ports.newCommandId(), draft: this.#draft, words: this.#wanted };
    this.#wanted = null;
    return save;
  }

  #take(answer: SaveAnswer<Newest>, save: Save<Words>): void {
    switch (answer.kind) {
      case 'saved':
        this.#draft = { id: answer.id, revision: answer.revision, savedAt: answer.savedAt };
        this.#tell(
          this.#wanted === null ? { status: 'saved', savedAt: answer.savedAt } : { status: 'waiting' },
          this.#draft,
        );
        if (this.#wanted !== null && !this.#isHeld) this.#wake(PAUSE_MS);
        return;
      case 'changed':
        this.#hold(save);
        this.#tell({ status: 'changed', newest: answer.newest }, this.#draft);
        return;
      case 'gone':
        this.#draft = null;
        this.#tell({ status: 'gone' }, null);
        return;
      case 'refused':
        this.#tell({ status: 'in-trouble', trouble: answer.trouble }, this.#draft);
        return;
      case 'unknown':
        this.#tell({ status: 'in-trouble', trouble: answer.trouble }, this.#draft);
        if (!this.#isHeld) this.#wake(RETRY_MS);
        return;
      default:
        answer satisfies never;
    }
  }

  /** Nothing is saved until the reader has said what is to stand. */
  #hold(save: Save<Words>): void {
    this.#isHeld = true;
    this.#cancel();
    this.#wanted ??= save.words;
  }
}
