import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionNode } from 'graphql';

/** The names of the fields that an operation selects of its root, each as often as it stands there, fragments opened. */
export function rootFieldsOf(document: DocumentNode, { selectionSet }: OperationDefinitionNode): readonly string[] {
  const opened = new Set<string>();
  const namesIn = (selections: readonly SelectionNode[]): readonly string[] =>
    selections.flatMap((one) => {
      switch (one.kind) {
        case Kind.FIELD:
          return [one.name.value];
        case Kind.INLINE_FRAGMENT:
          return namesIn(one.selectionSet.selections);
        case Kind.FRAGMENT_SPREAD:
          return namesIn(fragmentOf(document, one.name.value, opened));
        default:
          return one satisfies never;
      }
    });
  return namesIn(selectionSet.selections);
}

/** What a fragment selects: nothing the second time, since its fields are then selected already. */
function fragmentOf({ definitions }: DocumentNode, name: string, opened: Set<string>): readonly SelectionNode[] {
  if (opened.has(name)) return [];
  opened.add(name);
  const found = definitions.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name);
  return found && 'selectionSet' in found ? found.selectionSet.selections : [];
}
