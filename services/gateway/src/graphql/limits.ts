import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type ValidationRule,
  validate,
} from 'graphql';

/** What a document may be. Of Armor's protections three are its own rules; `docs/adr/0012-limits-and-persisted-operations.md` says what stands for the others. */
export const LIMITS = {
  /** Of the text: white space and comments are no tokens. Long texts go into variables. */
  characters: 16_384,
  /** Validation is quadratic in them: at this many the worst document costs less than 0.1 s. */
  tokens: 1_000,
  depth: 10,
  aliases: 15,
  directives: 20,
  /** In fields that one answer may hold, see `cost.ts`. A page of 100 nodes × 8 fields costs about 1,000. */
  cost: 20_000,
  /** In variables, counting lists, objects and what they hold. */
  values: 2_000,
} as const;

const rules: readonly ValidationRule[] = [
  maxAliasesRule({ n: LIMITS.aliases }),
  maxDirectivesRule({ n: LIMITS.directives }),
  maxDepthRule({ n: LIMITS.depth }),
].map((rule) => (context) => rule(context) as ASTVisitor);

/** What a document asks too much of: aliases, directives, depth. Null when it keeps to the limits. */
export function excessOf(schema: GraphQLSchema, document: DocumentNode): string | null {
  try {
    return validate(schema, document, rules)[0]?.message.replace(/^Syntax Error: /, '') ?? null;
  } catch (error) {
    // The rules throw their first finding, so that no other rule walks a document that is too large.
    if (error instanceof GraphQLError) return error.message.replace(/^Syntax Error: /, '');
    throw error;
  }
}
