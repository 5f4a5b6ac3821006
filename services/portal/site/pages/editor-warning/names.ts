import { useTranslation } from 'react-i18next';
import { FIELDS, type Field } from './merge.ts';

const NAMES = {
  change: 'editor.changeNote',
  minor: 'editor.minor',
  severity: 'warning.severity',
  kind: 'warning.kind',
  countries: 'warning.countries',
  rights: 'warning.rights',
  industries: 'warning.industries',
  platforms: 'warning.platforms',
  urgency: 'warning.urgency',
  certainty: 'warning.certainty',
  title: 'warning.fields.title',
  summary: 'warning.summary',
  advice: 'warning.advice',
  sourceUrl: 'warning.source',
  sources: 'editor.otherSources',
  keyDates: 'warning.keyDates',
  validUntil: 'warning.validUntil',
} as const satisfies { readonly [field in Field]: string };

/** What a field is called. */
export function useFieldName(): (field: Field) => string {
  const { t } = useTranslation();
  return (field) => t(NAMES[field]);
}

interface Mailed {
  readonly version: number;
  readonly withdrawal: boolean;
}

/** What a part of a warning's life is called of which readers are told by mail. */
export function usePartName(): (part: Mailed) => string {
  const { t } = useTranslation();
  return ({ version, withdrawal }) => (withdrawal ? t('editor.withdrawal') : t('warnings.version', { version }));
}

const ROWS = { sources: 'editor.source', keyDates: 'editor.day' } as const;

/** What an input of the form is called, by its id: its field, which of several, and in which language. */
export function useInputName(): (id: string) => string {
  const { t } = useTranslation();
  const name = useFieldName();
  return (id) => {
    const [field = '', ...rest] = id.split('-');
    const lang = rest.find((part) => part === 'zh' || part === 'en');
    const known = FIELDS.find((one) => one === field);
    const label = isRow(field) ? t(ROWS[field], { number: Number(rest[0]) + 1 }) : known ? name(known) : id;
    return lang ? t(`editor.in.${lang}`, { label }) : label;
  };
}

function isRow(field: string): field is keyof typeof ROWS {
  return field in ROWS;
}
