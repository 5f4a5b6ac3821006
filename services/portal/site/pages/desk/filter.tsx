import { useTranslation } from 'react-i18next';
import { Choose } from '../../frame/choose.tsx';
import type { DeskChoice } from './choice.ts';
import { type DeskLine, GROUPS } from './lines.ts';

interface DeskFilterProps {
  readonly lines: readonly DeskLine[];
  readonly choice: DeskChoice;
  readonly choose: (change: Partial<DeskChoice>) => void;
}

/** Chooses by what there is. */
export function DeskFilter({ lines, choice, choose }: DeskFilterProps) {
  const { t } = useTranslation();
  const countries = distinct(lines.map(({ of }) => [of.country.code, of.country.label]));
  const centres = distinct(lines.map(({ of }) => [of.centre.id, of.centre.name]));
  return (
    <search>
      <form className="filter" aria-label={t('desk.filter')} onSubmit={(event) => event.preventDefault()}>
        <Choose
          label={t('desk.state')}
          any={t('desk.anyState')}
          options={GROUPS.map((group) => [group, t(`desk.group.${group}`)])}
          value={choice.state}
          onChoose={(state) => choose({ state })}
        />
        <Choose
          label={t('desk.country')}
          any={t('desk.anyCountry')}
          options={countries}
          value={choice.country}
          onChoose={(country) => choose({ country })}
        />
        <Choose
          label={t('desk.centre')}
          any={t('desk.anyCentre')}
          options={centres}
          value={choice.centre}
          onChoose={(centre) => choose({ centre })}
        />
      </form>
    </search>
  );
}

type Option = readonly [code: string, name: string];

function distinct(options: readonly Option[]): readonly Option[] {
  return [...new Map(options)].toSorted(([, a], [, b]) => a.localeCompare(b));
}
