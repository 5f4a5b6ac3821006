const M = 0x5bd1e995;
const SEED = 0x9747b28c;

/**
 * MurmurHash2, 32 bit, as Kafka's Java client computes it over a key's UTF-8 bytes (org.apache.kafka.common.utils.Utils.murmur2).
 * Resolves to a signed integer, like the original.
 */
export function murmur2(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.byteLength & ~3;
  let hash = SEED ^ bytes.byteLength;
  for (let at = 0; at < whole; at += 4) hash = Math.imul(hash, M) ^ mixed(view.getInt32(at, true));
  if (whole < bytes.byteLength) hash = Math.imul(hash ^ tail(bytes, whole), M);
  hash = Math.imul(hash ^ (hash >>> 13), M);
  return hash ^ (hash >>> 15);
}

function mixed(word: number): number {
  const k = Math.imul(word, M);
  return Math.imul(k ^ (k >>> 24), M);
}

function tail(bytes: Uint8Array, from: number): number {
  let word = 0;
  for (let at = bytes.byteLength - 1; at >= from; at -= 1) word = (word << 8) | (bytes[at] ?? 0);
  return word;
}

/** Where a key lives among `partitions`: the default partitioner of Kafka's Java client, so that both deployments place keys alike. */
export function partitionOf(key: string, partitions: number): number {
  return (murmur2(Buffer.from(key)) & 0x7fffffff) % partitions;
}
