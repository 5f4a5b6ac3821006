/** Words that occur nowhere else, none of them a part of another. */
export function wordsFrom(origin: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `<${origin}-${Math.random().toString(36).slice(2)}-${count}>`;
  };
}

/** Those of them that occur in these bytes. */
export function wordsIn(bytes: Buffer): ReadonlySet<string> {
  return new Set(bytes.toString('latin1').match(/<[a-z]+-[a-z0-9]+-\d+>/g));
}
