import { readFile } from 'node:fs/promises';
import mjml2html from 'mjml';

/** The frame of every mail's HTML as a module: compiled from MJML here, since neither the compiler nor what it needs has a place in the server. */
export async function mailLayout(path: string): Promise<string> {
  const mjml = await readFile(path, 'utf8');
  const { html } = await mjml2html(mjml, { validationLevel: 'strict', minify: true, keepComments: false, fonts: {} });
  return `${HEAD}export const LAYOUT_HTML = ${JSON.stringify(`${html.trim()}\n`)};\n`;
}

const HEAD = `// Printed by \`npm run schema\` from layout.mjml. Change that instead.

/** The frame of every mail's HTML: mustache that takes \`lang\`, \`subject\`, \`signature\`, and the mail's own words as the partial \`body\`. */
`;
