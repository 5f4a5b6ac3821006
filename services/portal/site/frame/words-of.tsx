import type { i18n } from 'i18next';
import { type ReactNode, useEffect, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { type Language, openWords } from '../words/index.ts';

/** The words of the other language, loaded once where they are wanted. */
let beside: Promise<i18n> | null = null;

/** What stands in one language within a page of whichever: nothing until its words are there. */
export function WordsOf({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const { i18n: own } = useTranslation();
  const [other, setOther] = useState<i18n | null>(null);
  const isOwn = own.language === language;
  useEffect(() => {
    if (isOwn) return;
    beside ??= openWords(language);
    void beside.then(setOther);
  }, [isOwn, language]);
  if (isOwn) return children;
  return other && <I18nextProvider i18n={other}>{children}</I18nextProvider>;
}
