import { useTranslation } from 'react-i18next';
import { codesOf, nameOf } from '../words/codes.ts';
import { type Option, SelectField } from './inputs.tsx';

/** Where most disputes of our enterprises are: offered before all others. */
const COMMON = ['US', 'EU', 'DE', 'FR', 'GB', 'JP', 'KR', 'IN', 'BR', 'RU', 'VN', 'MX'];
const optionOf = (code: string): Option => [code, nameOf('countries', code)];

interface CountryFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly none: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (country: string) => void;
}

/** A country or region, the usual ones first. */
export function CountryField(props: CountryFieldProps) {
  const { t } = useTranslation();
  const others = codesOf('countries').filter((code) => !COMMON.includes(code));
  const first = { label: t('form.common'), rest: t('form.others'), options: COMMON.map(optionOf) };
  return <SelectField {...props} options={others.map(optionOf)} first={first} />;
}
