import { type Html, html } from './html.ts';

/** A list, or what is said when there is nothing in it. */
export function listOf(items: readonly Html[], none: string): Html {
  return items.length === 0 ? html`<p>${none}</p>` : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
