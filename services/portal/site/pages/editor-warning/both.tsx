import { useTranslation } from 'react-i18next';
import { LineField, TextField } from '../../frame/inputs.tsx';
import type { Both } from './wish.ts';

interface BothProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: Both;
  readonly problems: { readonly [field: string]: string };
  readonly isLine?: boolean;
  readonly rows?: number;
  readonly onChange: (value: Both) => void;
}

/** The same text in Chinese and in English, side by side. */
export function BothField({ id, label, hint, value, problems, isLine = false, rows, onChange }: BothProps) {
  const { t } = useTranslation();
  const fieldOf = (lang: 'zh' | 'en') => ({
    id: `${id}-${lang}`,
    label: t(`editor.in.${lang}`, { label }),
    hint,
    value: value[lang],
    error: problems[`${id}-${lang}`],
    onChange: (text: string) => onChange({ ...value, [lang]: text }),
  });
  return (
    <div className="both">
      {(['zh', 'en'] as const).map((lang) => (
        <div key={lang}>
          {isLine ? <LineField {...fieldOf(lang)} /> : <TextField {...fieldOf(lang)} {...(rows ? { rows } : {})} />}
        </div>
      ))}
    </div>
  );
}
