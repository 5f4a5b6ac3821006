import type { MatrixActor } from './actors.ts';
import { CELLS } from './asking.ts';
import type { Line } from './lines.ts';

/** Where it is kept. */
export const PAGE = new URL('./matrix.md', import.meta.url);

/** The matrix as reviewers read it: rows with the same cells are one row, and leaves are told by the branch where all of it is the same. */
export function pageOf(lines: readonly Line[], actors: readonly MatrixActor[]): string {
  const sections = [...new Set(lines.map(({ section }) => section))];
  const parts = sections.map((section) =>
    sectionOf(
      section,
      lines.filter((line) => line.section === section),
      actors,
    ),
  );
  return `${INTRODUCTION}\n${legend(actors)}\n${parts.join('\n')}`;
}

const INTRODUCTION = `# Authorisation matrix 权限矩阵

Who is answered what: printed by \`npm run matrix\` from the schema, the router and the operations of all services, asked in a world with two tenants, A and B,
that have one object of every noun each. A row that changes is a rule that changes: read it before it is committed. What may be seen at all is said apart, in
[may-see.ts](may-see.ts). 由 \`npm run matrix\` 生成;每行变化即规则变化,提交前须审阅。
`;

function legend(actors: readonly MatrixActor[]): string {
  const cells = Object.entries(CELLS).map(([cell, { en, zh }]) => `| \`${cell}\` | ${en} | ${zh} |`);
  const columns = actors.map(({ key, en, zh }) => `| \`${key}\` | ${en} | ${zh} |`);
  return `## How to read it 图例

| cell | meaning | 含义 |
| --- | --- | --- |
${cells.join('\n')}
| \`a\` \`b\` \`p\` \`w\` \`s\` | shown, with things of tenant A, of B, of the platform, of the desk of warnings, of the subscriber | 可见,且含甲、乙租户、平台、预警、订阅者之内容 |
| \`200\` | of a route: the status of its answer; 503 would be done | 路由返回的状态码;503 为将被执行 |

| column | who | 何人 |
| --- | --- | --- |
${columns.join('\n')}

A row says what is asked, and of whose: of A's, of B's, of the platform's own, or of what does not exist (\`nowhere\`). \`…\` is every leaf below.
`;
}

function sectionOf(section: string, lines: readonly Line[], actors: readonly MatrixActor[]): string {
  const keys = actors.map(({ key }) => key);
  const groups = grouped(lines);
  const wide = Math.max(5, ...groups.map(({ asked }) => asked.length));
  const row = (asked: string, owner: string, cells: readonly string[], leaves: string) =>
    `| ${[asked.padEnd(wide), owner.padEnd(13), ...cells.map((cell) => cell.padEnd(3)), leaves].join(' | ')} |`;
  const head = row('asked', 'whose', keys, 'leaves');
  const rule = row(
    '-'.repeat(wide),
    '-'.repeat(13),
    keys.map(() => '---'),
    '---',
  );
  const rows = groups.map(({ asked, owner, cells, leaves }) => row(asked, owner, cells, leaves));
  return `## ${section}\n\n${[head, rule, ...rows].join('\n')}\n`;
}

function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

interface Group {
  readonly asked: string;
  readonly owner: string;
  readonly leaves: string;
  readonly cells: readonly string[];
}

function grouped(lines: readonly Line[]): readonly Group[] {
  const asked = groupedBy(lines, (line) => `${line.asked} ${line.owner}`);
  return [...asked.values()].flatMap((ofOne) => {
    const all = ofOne.map(({ leaf }) => leaf).filter((leaf) => leaf !== '');
    const alike = [...groupedBy(ofOne, ({ cells }) => cells.join()).values()];
    return alike.flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const leaves = branches(
        group.map(({ leaf }) => leaf).filter((leaf) => leaf !== ''),
        all,
      );
      return [{ asked: first.asked, owner: first.owner, leaves: leaves.join(', '), cells: first.cells }];
    });
  });
}

/** Leaves as the branches that they fill: `application.…` for all that is below it. */
function branches(some: readonly string[], all: readonly string[], under = ''): readonly string[] {
  if (some.length === 0) return [];
  if (some.length === all.length && (some.length > 1 || some[0] !== under))
    return [`${under === '' ? '' : `${under}.`}…`];
  const next = (leaf: string) => (under === '' ? leaf : leaf.slice(under.length + 1)).split('.')[0] ?? '';
  return [...groupedBy(some, next)].flatMap(([name, leaves]) => {
    const branch = under === '' ? name : `${under}.${name}`;
    if (leaves.length === 1 && leaves[0] === branch) return [branch];
    return branches(
      leaves,
      all.filter((leaf) => leaf.startsWith(`${branch}.`)),
      branch,
    );
  });
}
