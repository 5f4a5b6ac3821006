import { type CollectionSpec, type Doc, type Page, StaleRevision } from '@sinan/store';
import { z } from 'zod';
import type { Platform } from '../open-platform.ts';
import { deskOperation } from '../operate/desk.ts';

/** A row of some service's journal of erasures. It names nobody. */
export interface JournalRow {
  readonly service: string;
  readonly row: Doc;
}

/** Every row of every journal. They are few: what was ever erased. */
export const journals = deskOperation({
  input: z.strictObject({}),
  async run({ platform }): Promise<readonly JournalRow[]> {
    const found: JournalRow[] = [];
    for (const { service, spec } of journalsOf(platform))
      for await (const row of rowsOf(platform, spec)) found.push({ service, row });
    return found;
  },
});

/** Puts rows of another journal beside those that are there; of two of one id the one of the other journal stays, which is the newer. */
export async function takeOver(platform: Platform, rows: readonly JournalRow[]): Promise<number> {
  let taken = 0;
  for (const { service, spec } of journalsOf(platform)) {
    const journal = platform.ports.store.forService(spec.owner).collection<Doc>(spec);
    for (const { row } of rows.filter((one) => one.service === service)) {
      await put(journal, row);
      taken += 1;
    }
  }
  return taken;
}

type Journal = ReturnType<ReturnType<Platform['ports']['store']['forService']>['collection']>;

async function put(journal: Journal, row: Doc): Promise<void> {
  for (;;) {
    const stored = await journal.get(row.id);
    if (stored === null) {
      const [outcome] = await journal.insertMany([row]);
      if (outcome === 'ok') return;
      continue;
    }
    try {
      await journal.replace(row, stored.revision);
      return;
    } catch (error) {
      if (!(error instanceof StaleRevision)) throw error;
    }
  }
}

function journalsOf({ services }: Platform): readonly { readonly service: string; readonly spec: CollectionSpec }[] {
  return services.flatMap(({ service }) =>
    service.collections.filter(({ name }) => name === 'erasures').map((spec) => ({ service: service.name, spec })),
  );
}

async function* rowsOf({ ports }: Platform, spec: CollectionSpec): AsyncGenerator<Doc> {
  const journal = ports.store.forService(spec.owner).collection<Doc>(spec);
  for (let after: string | null = null; ; ) {
    const page: Page<Doc> = await journal.page({ where: {}, after, limit: 500 });
    for (const { doc } of page.rows) yield doc;
    if (page.next === null) return;
    after = page.next;
  }
}
