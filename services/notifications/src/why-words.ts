import { type Confirmed, importedConsentIn } from './subscription/index.ts';
import { calendarDate, inLanguage } from './words.ts';

/** When and where a reader agreed whose consent was imported, to stand behind why they get a mail: they asked nothing of the platform themselves. '' for who did. */
export function whyWords(state: Confirmed): string {
  const consent = importedConsentIn(state);
  if (consent === null) return '';
  const { source, agreedAt } = consent;
  const { locale: lang } = state.choice;
  const day = calendarDate(agreedAt.slice(0, 10), lang);
  return inLanguage({ zh: `您于${day}同意接收（来源：${source}）。`, en: ` You agreed on ${day} (${source}).` }, lang);
}
