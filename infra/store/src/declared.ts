import { isDeepStrictEqual } from 'node:util';
import type { Model } from './model.ts';
import { type Collection, type CollectionSpec, type Doc, NotDeclared, NotOwned, type StoreHandle } from './port.ts';

/** The collections that a store has been told of, and who may open them. */
export class Declared {
  readonly #models = new Map<string, Model>();

  add(models: readonly Model[]): void {
    for (const model of models) this.#models.set(model.key, model);
  }

  /** A service's way to its collections: `open` is called only for those that are its own and declared just so. */
  handle(owner: string, open: <D extends Doc>(model: Model) => Collection<D>): Pick<StoreHandle, 'collection'> {
    return { collection: <D extends Doc>(spec: CollectionSpec) => open<D>(this.#modelFor(owner, spec)) };
  }

  #modelFor(owner: string, spec: CollectionSpec): Model {
    const key = `${spec.owner}.${spec.name}`;
    if (spec.owner !== owner) throw new NotOwned(`${key} does not belong to ${owner}`);
    const model = this.#models.get(key);
    if (!model) throw new NotDeclared(`${key} is not declared`);
    if (!isDeepStrictEqual(model.spec, spec)) throw new NotDeclared(`${key} was declared otherwise`);
    return model;
  }
}
