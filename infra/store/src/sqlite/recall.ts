import { scalarProblem } from '../values.ts';
import { GenerationCache } from './cache.ts';
import { isSettled, type Marks, placeOf } from './marks.ts';

/** What a read gave, and under which mark. */
interface Kept<Answer> {
  readonly mark: number;
  readonly answer: Answer;
  readonly size: number;
}

/** 20,000 answers, or those that refer to 64 MB of JSON (which they share with the parsed documents). */
const MAX_ANSWERS = 20_000;
const MAX_SIZE = 64 * 1024 * 1024;

/** The answers of one kind of read, each good for as long as its collection's mark is the one that it was read under. */
export class Recall<Answer extends { readonly size: number }> {
  readonly #marks: Marks;
  readonly #kept = new GenerationCache<Kept<Answer>>(MAX_ANSWERS, MAX_SIZE);

  constructor(marks: Marks) {
    this.#marks = marks;
  }

  /** Answers about one collection: what `read` gives, or has given while the collection was as it is now. Null is not kept. */
  about(collection: string): (question: string, read: () => Answer | null) => Answer | null {
    const place = placeOf(collection);
    return (question, read) => {
      const mark = this.#marks.at(place);
      const key = `${collection} ${question}`;
      const kept = this.#kept.get(key);
      if (kept?.mark === mark) return kept.answer;
      const answer = read();
      if (answer && isSettled(mark)) this.#kept.set(key, { mark, answer, size: answer.size + key.length });
      return answer;
    };
  }
}

/** A text that two questions share only if they are equal; null for one that JSON would not tell from another (NaN and null, say). */
export function questionText(question: object): string | null {
  return isExact(question) ? JSON.stringify(question) : null;
}

function isExact(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return scalarProblem(value) === null;
    case 'object':
      return value === null || (isBare(value) && Object.values(value).every(isExact));
    default:
      return false;
  }
}

function isBare(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype;
}
