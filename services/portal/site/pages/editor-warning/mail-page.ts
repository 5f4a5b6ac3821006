/** Within values quotes and angle brackets are escaped, so what these find is the template's own. */
const TAG = /<[a-z][^>]*>/g;
const INLINE = / style="([^"]*)"/;

/**
 * A mail as the document of a sandboxed frame, which is held to the policy of the page around it: each inline style becomes a rule, and these and the mail's own rules bear the page's
 * nonce for styles. Scripts do not run there, with a nonce or without: the frame does not allow them.
 */
export function mailPage(html: string, nonce: string): string {
  const rules: string[] = [];
  const classed = html.replace(TAG, (tag) => {
    if (tag.startsWith('<style')) return tag.replace('<style', `<style nonce="${nonce}"`);
    const style = INLINE.exec(tag)?.[1];
    if (style === undefined) return tag;
    rules.push(`.s${rules.length}{${style}}`);
    return withClass(tag.replace(INLINE, ''), `s${rules.length - 1}`);
  });
  const head = `<base target="_blank"><style nonce="${nonce}">${rules.join('\n')}</style></head>`;
  return classed.replace('</head>', () => head);
}

function withClass(tag: string, name: string): string {
  if (tag.includes(' class="')) return tag.replace(' class="', ` class="${name} `);
  return tag.replace(/^<[a-z0-9]+/, (start) => `${start} class="${name}"`);
}
