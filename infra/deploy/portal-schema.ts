import { minifyIntrospection, preprocessIntrospection } from '@gql.tada/internal';
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  type IntrospectionType,
  introspectionFromSchema,
  isAbstractType,
  isInputObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Of each type that the documents touch, the fields that they name; of an input, all. */
type Used = Map<string, Set<string>>;

/** The part of the schema that the documents touch, as types: what else changes in it changes nothing here. */
export function schemaTypesOf(schema: GraphQLSchema, documents: readonly string[]): string {
  const used: Used = new Map();
  for (const text of documents) note(used, schema, text);
  const { __schema } = introspectionFromSchema(schema, { descriptions: false });
  const types = __schema.types.flatMap((type) => partOf(type, used));
  const part = minifyIntrospection({ __schema: { ...__schema, types } });
  return `export type introspection = ${preprocessIntrospection(part)};\n`;
}

function note(used: Used, schema: GraphQLSchema, text: string): void {
  const info = new TypeInfo(schema);
  const touch = (type: GraphQLNamedType, field?: string) => {
    const fields = used.get(type.name) ?? new Set();
    used.set(type.name, field ? fields.add(field) : fields);
    if (isAbstractType(type)) for (const possible of schema.getPossibleTypes(type)) touch(possible, field);
  };
  const takeIn = (type: GraphQLNamedType) => {
    if (used.has(type.name)) return;
    touch(type);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) takeIn(getNamedType(field.type));
  };
  const visitor = {
    Field() {
      const [parent, field] = [info.getParentType(), info.getFieldDef()];
      if (!parent || !field || field.name.startsWith('__')) return;
      touch(parent, field.name);
      touch(getNamedType(field.type));
      for (const argument of field.args) takeIn(getNamedType(argument.type));
    },
  };
  visit(parse(text), visitWithTypeInfo(info, visitor));
}

function partOf(type: IntrospectionType, used: Used): readonly IntrospectionType[] {
  const fields = used.get(type.name);
  if (!fields) return [];
  if (type.kind !== 'OBJECT' && type.kind !== 'INTERFACE') return [type];
  const interfaces = (type.interfaces ?? []).filter(({ name }) => used.has(name));
  return [{ ...type, interfaces, fields: type.fields.filter(({ name }) => fields.has(name)) }];
}
