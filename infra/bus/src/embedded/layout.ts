/**
 * How the log numbers its entries: entry id = slot × 2^36 + offset, slot = topic × 64 + partition.
 * So one table holds everything, the entries of a partition lie side by side, and every id stays a safe integer
 * (2,048 topics, 64 partitions each, 68 billion messages a partition).
 */
const OFFSETS = 2 ** 36;
export const MOST_PARTITIONS = 64;

export function slotOf(topicId: number, partition: number): number {
  return topicId * MOST_PARTITIONS + partition;
}
export function entryId(slot: number, offset: number): number {
  return slot * OFFSETS + offset;
}
export function offsetOf(entry: number): number {
  return entry % OFFSETS;
}
/** The first id behind a slot. */
export function endOf(slot: number): number {
  return (slot + 1) * OFFSETS;
}
