import { useTranslation } from 'react-i18next';
import { RadiosField, SelectField } from '../../frame/inputs.tsx';
import { EVERY, type Wish } from './wish.ts';

interface RhythmProps {
  readonly wish: Wish;
  readonly error: string | undefined;
  readonly change: (more: Partial<Wish>) => void;
}

/** How often: at once, or in one mail a day or a week, and when. */
export function Rhythm({ wish, error, change }: RhythmProps) {
  const { t } = useTranslation();
  return (
    <>
      <RadiosField
        id="rhythm"
        label={t('subscribe.rhythm')}
        hint={t('subscribe.urgent')}
        error={error}
        options={EVERY.map((every) => [every, t(`subscribe.every.${every}`)])}
        value={wish.rhythm}
        onChange={(chosen) => change({ rhythm: EVERY.find((every) => every === chosen) ?? 'instant' })}
      />
      {wish.rhythm !== 'instant' && <When wish={wish} change={change} />}
    </>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => [String(hour), `${String(hour).padStart(2, '0')}:00`] as const);
const CHINA = 'Asia/Shanghai';
const ZONES = Intl.supportedValuesOf('timeZone');

function When({ wish, change }: Omit<RhythmProps, 'error'>) {
  const { t, i18n } = useTranslation();
  const zones = [...new Set([CHINA, wish.zone, ...ZONES])];
  return (
    <>
      {wish.rhythm === 'week' && (
        <SelectField
          id="weekday"
          label={t('subscribe.weekday')}
          options={weekdays(i18n.language)}
          value={String(wish.weekday)}
          onChange={(day) => change({ weekday: Number(day) })}
        />
      )}
      <SelectField
        id="hour"
        label={t('subscribe.hour')}
        options={HOURS}
        value={String(wish.hour)}
        onChange={(hour) => change({ hour: Number(hour) })}
      />
      <SelectField
        id="zone"
        label={t('subscribe.zone')}
        options={zones.map((zone) => [zone, zone === CHINA ? t('subscribe.china') : zone] as const)}
        value={wish.zone}
        onChange={(zone) => change({ zone })}
      />
    </>
  );
}

/** From Monday (1) to Sunday (7): the first of January 2024 was a Monday. */
function weekdays(language: string) {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return [1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), format.format(Date.UTC(2024, 0, day))] as const);
}
