import { resolve } from 'node:path';
import type { StepMark } from '../delivery/steps.ts';
import { PARTITIONS, RefusedByBus } from '../port.ts';
import { spawnWriter } from '../spawn-writer.ts';
import { EmbeddedBus } from './bus.ts';
import { Compaction } from './compaction.ts';
import { prepareFile } from './file.ts';
import { MOST_PARTITIONS } from './layout.ts';
import { Reader } from './reader.ts';
import { Retention } from './retention.ts';
import { Writer } from './writer.ts';

export interface EmbeddedBusOptions {
  /** The log's file; its folder is made when missing. One process at a time. */
  readonly file: string;
  /** Of topics made from now on; those that exist keep theirs. Default 12, at most 64. */
  readonly partitions?: number;
  /** Marks the points at which the fault harness may end the process. */
  readonly step?: StepMark;
  /** Gives the messages their time and says what has expired. Default: the system's. */
  readonly clock?: { now(): number };
  /** `maxPages`: pages of 4 KB that the file may have, to try a full disk. */
  readonly faults?: { readonly maxPages?: number };
}

/** Opens the durable log of this process. Rejects with `UnusableLog` when the file is foreign, newer or damaged. */
export async function openEmbeddedBus(options: EmbeddedBusOptions): Promise<EmbeddedBus> {
  const file = resolve(options.file);
  const partitions = options.partitions ?? PARTITIONS;
  if (partitions < 1 || partitions > MOST_PARTITIONS)
    throw new RefusedByBus(`A topic has 1 to ${MOST_PARTITIONS} partitions`);
  prepareFile(file);
  const now = () => (options.clock ?? Date).now();
  const writer = new Writer(spawnWriter({ file, maxPages: options.faults?.maxPages ?? null }), now);
  await writer.ask({ kind: 'declare', topics: [], partitions });
  const reader = new Reader(file);
  return new EmbeddedBus({
    writer,
    reader,
    retention: new Retention(writer, now),
    compaction: new Compaction(writer, reader, now),
    partitions,
    step: options.step ?? (() => {}),
  });
}
