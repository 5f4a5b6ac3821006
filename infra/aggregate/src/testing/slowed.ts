import type { Resources } from '@sinan/runtime';
import type { Collection, CollectionSpec, Doc } from '@sinan/store';

type Held = 'insert' | 'insertMany' | 'replace' | 'replaceMany';

/** The resources of another process, whose first such call to the store waits until it is let go. */
export interface Slowed {
  readonly resources: Resources;
  /** Resolves when it waits. */
  readonly reached: Promise<void>;
  go(): void;
}

export function slowed(resources: Resources, collection: string, method: Held): Slowed {
  const [reached, go] = [gate(), gate()];
  const first = async () => {
    reached.open();
    await go.opened;
  };
  let waiting: Promise<void> | undefined;
  const before = () => {
    if (waiting) return Promise.resolve();
    waiting = first();
    return waiting;
  };
  return { resources: withCall(resources, collection, method, before), reached: reached.opened, go: go.open };
}

function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** The resources with something done before each such call. */
export function withCall(
  resources: Resources,
  collection: string,
  method: Held,
  before: () => Promise<void>,
): Resources {
  const opened = <D extends Doc>(spec: CollectionSpec): Collection<D> => {
    const real = resources.store.collection<D>(spec);
    if (spec.name !== collection) return real;
    return new Proxy(real, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name !== method) return value.bind(target);
        return async (...args: readonly unknown[]) => {
          await before();
          return value.apply(target, args);
        };
      },
    });
  };
  return { ...resources, store: { ...resources.store, collection: opened } };
}
