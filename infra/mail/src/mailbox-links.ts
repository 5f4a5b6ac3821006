/** Ends at white space, quotes, angle brackets, and the punctuation of Chinese text, which stands without a space behind a URL. */
const URLS = /https?:\/\/[^\s<>"'`\u3000-\u303f\uff00-\uffef\u2018-\u201d]+/gi;

/** The http and https links of a plain text, in their order, each once, without the punctuation of the sentence around them. */
export function linksIn(text: string): readonly string[] {
  const found = [...text.matchAll(URLS)].map(([url]) => url.replace(/[.,;:!?)\]}]+$/, ''));
  return [...new Set(found)].filter((url) => URL.canParse(url));
}
