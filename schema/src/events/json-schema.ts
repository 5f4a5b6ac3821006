import { z } from 'zod';
import type { EventSpec } from './define.ts';

/** The data of an event as JSON Schema (draft 2020-12). What only code can check (an id's form, a check digit) is left open in it. */
export function jsonSchemaOf(event: EventSpec): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(event.data, { unrepresentable: 'any', io: 'input' });
}
