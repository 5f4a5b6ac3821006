import {
  caseIntake,
  ERRORS,
  EVENTS,
  type EventSpec,
  jsonSchemaOf,
  TOPICS,
  type TopicSpec,
} from '../../schema/src/index.ts';

/** Pages that are printed from the platform's own tables, so that they cannot tell anything else. */
export const NOTICE = '<!-- Printed by `npm run schema`. Change the code that it is printed from instead. -->';

type Cells = readonly (string | number)[];

function row(cells: Cells): string {
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}
function table(head: readonly string[], rows: readonly Cells[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}
export function page(...blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}

function membersOf(event: EventSpec): string {
  const names = Object.keys(jsonSchemaOf(event).properties ?? {});
  return names.map((name) => `\`${name}\``).join(', ');
}

function topicRow({ name, key, keeps, personal, open, holds }: TopicSpec): Cells {
  return [`\`${name}\``, key, keeps, personal ? 'yes' : 'no', open ? 'yes' : 'no', `${holds.en} ${holds.zh}`];
}
function eventRow(event: EventSpec): Cells {
  const sample = `[\`${event.type}\`](../schema/samples/${event.type}.json)`;
  return [sample, `\`${TOPICS[event.topic].name}\``, `${event.says.en} ${event.says.zh}`, membersOf(event)];
}

export function eventsPage(): string {
  const events: readonly EventSpec[] = [...Object.values(EVENTS), caseIntake];
  return page(
    NOTICE,
    '# Topics and events',
    'Events are CloudEvents 1.0 in structured JSON; `schema/src/envelope.ts` tells the attributes, each sample is a whole event.',
    '## Topics 主题',
    table(
      ['topic', 'keyed by', 'kept', 'may name persons', 'open to partners', 'holds'],
      Object.values(TOPICS).map(topicRow),
    ),
    '## Events 事件',
    table(['type', 'topic', 'says', 'data'], events.map(eventRow)),
  );
}

export function errorsPage(): string {
  const rows = Object.entries(ERRORS).map(([code, { http, en, zh }]) => [`\`${code}\``, http, en, zh]);
  return page(
    NOTICE,
    '# Error codes 错误代码',
    'HTTP is the status where the error is the whole answer. `{…}` stands for a parameter of the error.',
    table(['code', 'HTTP', 'English', '中文'], rows),
  );
}
