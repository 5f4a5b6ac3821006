import type { ServiceDefinition } from '@sinan/runtime';
import type { Store } from '@sinan/store';

/** What a platform writes by itself when it first starts: the administrator's link, of which there is a record. */
const ITS_OWN: readonly string[] = ['accounts.links', 'accounts.links_history', 'accounts.audit'];

/** Whether nobody has done anything on this platform yet, so that nothing is lost with what it holds. */
export async function holdsNothing(store: Store, services: readonly ServiceDefinition[]): Promise<boolean> {
  const theirs = services
    .flatMap(({ collections }) => collections)
    .filter(({ owner, name }) => !ITS_OWN.includes(`${owner}.${name}`));
  for (const spec of theirs) {
    const count = await store.forService(spec.owner).collection(spec).count({ where: {}, cap: 1 });
    if (count > 0) return false;
  }
  return true;
}
