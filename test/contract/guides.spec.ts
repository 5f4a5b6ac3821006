import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PARTS } from '../acceptance/platform.ts';

const house = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (path: string) => readFileSync(join(house, path), 'utf8');
const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: { readonly [name: string]: string } };

/** Paths that a guide names: by a link, from where the guide is, and in commands, from the root. */
function namedBy(guide: string): readonly string[] {
  const text = textOf(guide);
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => join(dirname(guide), path));
  const commands = [...text.matchAll(/^[^|]*?\b((?:infra|test|schema)\/[\w./-]+\w)/gm)].map(([, path = '']) => path);
  return [...links, ...commands];
}

describe.each(['CONTRIBUTING.md', 'README.md', 'ARCHITECTURE.md', 'docs/partners.md'])('%s', (guide) => {
  it('names no file that is not there', () => {
    expect(namedBy(guide).filter((path) => !existsSync(join(house, path)))).toEqual([]);
  });

  it('names no npm script that is not there', () => {
    const named = [...textOf(guide).matchAll(/(?:^|`|\$\()npm (?:run )?(?:-s )?([\w:]+)/gm)].map(
      ([, name = '']) => name,
    );

    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the README’s commands for several processes', () => {
  it('serve every part there is, each once', () => {
    const served = [...textOf('README.md').matchAll(/npm start -- ([a-z ]+[a-z])/g)].flatMap(([, parts = '']) =>
      parts.split(' '),
    );

    expect(served.toSorted()).toEqual([...PARTS].toSorted());
  });
});
