import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError } from '../../frame/field.tsx';
import { codesOf, nameOf, namesOf } from '../../words/codes.ts';
import { Choices } from './choices.tsx';

/** Where most disputes of our enterprises are: offered at once. Any other is found by its name. */
const COMMON = ['US', 'EU', 'DE', 'FR', 'GB', 'JP', 'KR', 'IN', 'BR', 'RU', 'VN', 'MX'];

interface CountriesProps {
  /** What they are for, where that is not to be warned of them. */
  readonly label?: string;
  readonly hint?: string;
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly choose: (countries: readonly string[]) => void;
}

export function Countries({ label, hint, chosen, error, choose }: CountriesProps) {
  const { t, i18n } = useTranslation();
  const [sought, setSought] = useState('');
  const found = foundBy(sought);
  return (
    <fieldset aria-describedby="countries-hint countries-error">
      <legend>{label ?? t('subscribe.countries')}</legend>
      <p id="countries-hint" className="dim">
        {hint ?? t('subscribe.countriesHint')}
      </p>
      <FieldError id="countries" text={error} />
      <Choices id="countries" list="countries" codes={COMMON} chosen={chosen} choose={choose} />
      <label htmlFor="find">{t('subscribe.find')}</label>
      <input
        className="input"
        id="find"
        value={sought}
        autoComplete="off"
        onChange={(event) => setSought(event.target.value)}
      />
      <p role="status" className="dim">
        {sought.trim() && t('subscribe.found', { count: found.length })}
      </p>
      <Choices id="found" list="countries" codes={found} chosen={chosen} choose={choose} />
      <p aria-live="polite">
        {chosen.length > 0 && t('subscribe.chosen', { names: namesOf('countries', chosen, i18n.language) })}
      </p>
    </fieldset>
  );
}

/** Others by a part of their name or by their code; at most so many that all are seen. */
function foundBy(sought: string): readonly string[] {
  const part = sought.trim().toLowerCase();
  if (!part) return [];
  return codesOf('countries')
    .filter((code) => !COMMON.includes(code))
    .filter((code) => code.toLowerCase() === part || nameOf('countries', code).toLowerCase().includes(part))
    .slice(0, 12);
}
