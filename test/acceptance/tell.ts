/** A line for whoever reads the run: which processes there were, what was acknowledged and what is present. */
export function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
