/** The same text in both languages. */
export interface Both {
  readonly zh: string;
  readonly en: string;
}

/** A text with its places filled: `{product}`. */
export function filled(text: Both, places: { readonly [place: string]: Both }): Both {
  const inOne = (lang: keyof Both) =>
    Object.entries(places).reduce((said, [place, value]) => said.replaceAll(`{${place}}`, value[lang]), text[lang]);
  return { zh: inOne('zh'), en: inOne('en') };
}

export const both = (zh: string, en: string): Both => ({ zh, en });
