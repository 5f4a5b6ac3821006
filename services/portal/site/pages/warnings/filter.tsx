import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choose } from '../../frame/choose.tsx';
import { codesOf, nameOf } from '../../words/codes.ts';
import { type Choice, type View, viewsHere } from './choice.ts';
import type { WarningLine } from './chosen.ts';

interface FilterProps {
  readonly lines: readonly WarningLine[];
  readonly choice: Choice;
  readonly choose: (change: Partial<Choice>) => void;
}

/** Chooses by what there is: no country that nothing warns of, no right that nothing is about. */
export function Filter({ lines, choice, choose }: FilterProps) {
  const { t } = useTranslation();
  const countries = present('countries', lines, choice.country);
  const rights = present('rights', lines, choice.right);
  const levels = codesOf('severities');
  return (
    <search>
      <form className="filter" aria-label={t('warnings.filter')} onSubmit={(event) => event.preventDefault()}>
        <Choose
          label={t('warnings.country')}
          any={t('warnings.anyCountry')}
          options={countries.map((code) => [code, nameOf('countries', code)])}
          value={choice.country}
          onChoose={(country) => choose({ country })}
        />
        <Choose
          label={t('warnings.right')}
          any={t('warnings.anyRight')}
          options={rights.map((code) => [code, nameOf('rights', code)])}
          value={choice.right}
          onChoose={(right) => choose({ right })}
        />
        <Choose
          label={t('warnings.severity')}
          any={t('warnings.anySeverity')}
          options={levels.slice(1).map((code) => [code, t('warnings.orHigher', { level: nameOf('severities', code) })])}
          value={choice.severity}
          onChoose={(severity) => choose({ severity })}
        />
        <ViewChoice choice={choice} choose={choose} />
      </form>
    </search>
  );
}

/** In the order of the platform's list. What was chosen stays a choice, so that it can be seen and taken back. */
function present(
  list: 'countries' | 'rights',
  lines: readonly WarningLine[],
  chosen: string | null,
): readonly string[] {
  const there = new Set([...lines.flatMap((line) => line[list]), ...(chosen ? [chosen] : [])]);
  return codesOf(list).filter((code) => there.has(code));
}

function ViewChoice({ choice, choose }: Pick<FilterProps, 'choice' | 'choose'>) {
  const { t } = useTranslation();
  return (
    <div>
      <span className="label">{t('warnings.view')}</span>
      <Radio.Group
        name="view"
        optionType="button"
        aria-label={t('warnings.view')}
        value={choice.view}
        options={viewsHere().map((value) => ({ value, label: t(VIEWS[value]) }))}
        onChange={(event) => choose({ view: event.target.value })}
      />
    </div>
  );
}

const VIEWS = {
  list: 'warnings.asList',
  tiles: 'warnings.asTiles',
  map: 'warnings.asMap',
} as const satisfies { readonly [view in View]: string };
