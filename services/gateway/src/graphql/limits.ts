import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
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

/** Of a document as text, before anything else looks at it. */
export const MAX_TOKENS = 2_000;

const rules: readonly ValidationRule[] = [
  maxAliasesRule({ n: 15 }),
  maxDirectivesRule({ n: 20 }),
  maxDepthRule({ n: 10 }),
  // A page of 100 nodes × 8 fields costs about 3,000.
  costLimitRule({ maxCost: 20_000 }),
].map((rule) => (context) => rule(context) as ASTVisitor);

/** What a document asks too much of: aliases, directives, depth, cost. Null when it keeps to the limits. */
export function excessOf(schema: GraphQLSchema, document: DocumentNode): string | null {
  try {
    return validate(schema, document, rules)[0]?.message.replace(/^Syntax Error: /, '') ?? null;
  } catch (error) {
    // The rules throw their first finding, so that no other rule walks a document that is too large.
    if (error instanceof GraphQLError) return error.message.replace(/^Syntax Error: /, '');
    throw error;
  }
}
