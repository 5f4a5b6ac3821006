/** The fields of one group of a report, by their names in lower case; the first of each name counts. */
export type Fields = ReadonlyMap<string, string>;

const MAX_FIELD = 2_000;

/** The groups of a `message/delivery-status` (RFC 3464 §2.1) or a `message/feedback-report` (RFC 5965 §3): fields as in a header, groups apart by empty lines. */
export function groupsOf(text: string): readonly Fields[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .filter(({ size }) => size > 0);
}

function fieldsOf(group: string): Fields {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([A-Za-z][A-Za-z0-9-]*)[ \t]*:[ \t]*(.*)$/.exec(line.slice(0, MAX_FIELD)) ?? [];
    if (name !== undefined && value !== undefined && !fields.has(name.toLowerCase()))
      fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}
