/** Faults by their names in what reliability is measured by. */
export type Faults = readonly (readonly [name: string, inflict: () => Promise<boolean>])[];

/** Inflicts them one after the other: only the one that is named, or with a step named only the kills there; resolves to whether each did no harm. */
export async function inTurn(
  faults: Faults,
  { only, step }: { readonly only: string | undefined; readonly step: string | undefined },
): Promise<readonly boolean[]> {
  const wanted = step === undefined ? only : 'F1';
  const inflicted = faults.filter(([name]) => wanted === undefined || wanted === name);
  if (inflicted.length === 0) throw new Error(`there is no ${wanted}, but ${faults.map(([name]) => name).join(', ')}`);
  const sound: boolean[] = [];
  for (const [, inflict] of inflicted) sound.push(await inflict());
  return sound;
}
