import { createHmac } from 'node:crypto';
import { ConfigError } from '@sinan/runtime';
import type { CollectionSpec, Doc, Store } from '@sinan/store';

/** What the secret of a deployment is known by: says nothing of the secret itself. */
interface Mark extends Doc {
  readonly mark: string;
}
export const deployment: CollectionSpec = { owner: 'sinan', name: 'deployment', fields: {}, indexes: [] };
const ID = 'secret';

/**
 * Throws `ConfigError` for another secret than the one that this deployment began with. With another one a process would take every session
 * and link of the others for a forgery, and not find who is registered: ids of unique values are made with it too.
 */
export async function refuseOtherSecret(store: Store, secret: string): Promise<void> {
  await store.declare([deployment]);
  const marks = store.forService(deployment.owner).collection<Mark>(deployment);
  const mark = createHmac('sha256', secret).update('sinan/deployment').digest('hex').slice(0, 16);
  const [outcome] = await marks.insertMany([{ id: ID, mark }]);
  if (outcome === 'ok') return;
  const known = await marks.get(ID);
  if (known !== null && known.doc.mark !== mark) throw new ConfigError([OTHER_SECRET]);
}

const OTHER_SECRET =
  'SINAN_SECRET is not the one that this deployment began with, which all its processes need: links, sessions and ids are made with it. Put that one back.';
