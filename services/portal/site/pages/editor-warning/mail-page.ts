/** Within values quotes are escaped, so what this finds is the template's own. */
const INLINE = / style="([^"]*)"/g;

/** A mail as the document of a sandboxed frame, which is held to the policy of the page around it: each inline style becomes a rule that bears the page's nonce. */
export function mailPage(html: string, nonce: string): string {
  const rules: string[] = [];
  const classed = html.replace(INLINE, (_, style: string) => {
    rules.push(`.s${rules.length}{${style}}`);
    return ` class="s${rules.length - 1}"`;
  });
  const head = `<base target="_blank"><style nonce="${nonce}">${rules.join('\n')}</style></head>`;
  return classed.replace('</head>', () => head);
}
