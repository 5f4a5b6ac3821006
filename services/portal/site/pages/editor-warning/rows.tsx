import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { LineField, SelectField } from '../../frame/inputs.tsx';
import { BothField } from './both.tsx';
import type { FieldsProps } from './fields.tsx';
import type { WishDay, WishSource } from './wish.ts';

/** As many as the platform takes. */
const MOST = 20;
/** The zone of a day that nobody has chosen one for: where the centres are. */
const ZONE = 'Asia/Shanghai';
const ZONES = [...new Set([ZONE, ...Intl.supportedValuesOf('timeZone')])].map((zone) => [zone, zone] as const);

const nextKey = (rows: readonly { readonly key: number }[]) => Math.max(-1, ...rows.map(({ key }) => key)) + 1;

/** The rows with one of them put otherwise. */
function put<Row extends { readonly key: number }>(rows: readonly Row[], key: number, more: Partial<Row>): Row[] {
  return rows.map((one) => (one.key === key ? { ...one, ...more } : one));
}

/** Where else it can be read, each with the day on which it was. */
export function SourceFields({ wish: { sources }, change, problems }: FieldsProps) {
  const { t } = useTranslation();
  const set = (key: number, more: Partial<WishSource>) => change({ sources: put(sources, key, more) });
  const add = () => change({ sources: [...sources, { key: nextKey(sources), url: '', title: '', fetchedOn: '' }] });
  return (
    <>
      {sources.map(({ key, url, title, fetchedOn }, at) => (
        <fieldset key={key} className="row">
          <legend>{t('editor.source', { number: at + 1 })}</legend>
          <LineField
            id={`sources-${at}-title`}
            label={t('editor.sourceTitle')}
            value={title}
            error={problems[`sources-${at}-title`]}
            onChange={(text) => set(key, { title: text })}
          />
          <LineField
            id={`sources-${at}-url`}
            label={t('editor.sourceUrl')}
            value={url}
            error={problems[`sources-${at}-url`]}
            onChange={(text) => set(key, { url: text })}
          />
          <LineField
            id={`sources-${at}-fetchedOn`}
            label={t('editor.fetchedOn')}
            type="date"
            value={fetchedOn}
            error={problems[`sources-${at}-fetchedOn`]}
            onChange={(day) => set(key, { fetchedOn: day })}
          />
          <Button onClick={() => change({ sources: sources.filter((one) => one.key !== key) })}>
            {t('editor.removeSource', { number: at + 1 })}
          </Button>
        </fieldset>
      ))}
      {sources.length < MOST && <Button onClick={add}>{t('editor.addSource')}</Button>}
    </>
  );
}

/** The days to know of, as the calendar of their place has them. */
export function DayFields({ wish: { keyDates }, change, problems }: FieldsProps) {
  const { t } = useTranslation();
  const set = (key: number, more: Partial<WishDay>) => change({ keyDates: put(keyDates, key, more) });
  const fresh = () => ({ key: nextKey(keyDates), date: '', zone: ZONE, label: { zh: '', en: '' } });
  return (
    <>
      {keyDates.map(({ key, date, zone, label }, at) => (
        <fieldset key={key} className="row">
          <legend>{t('editor.day', { number: at + 1 })}</legend>
          <div className="both">
            <LineField
              id={`keyDates-${at}-date`}
              label={t('editor.date')}
              type="date"
              value={date}
              error={problems[`keyDates-${at}-date`]}
              onChange={(day) => set(key, { date: day })}
            />
            <SelectField
              id={`keyDates-${at}-zone`}
              label={t('editor.zone')}
              none={ZONE}
              options={ZONES}
              value={zone}
              error={problems[`keyDates-${at}-zone`]}
              onChange={(chosen) => set(key, { zone: chosen || ZONE })}
            />
          </div>
          <BothField
            id={`keyDates-${at}-label`}
            label={t('editor.dayLabel')}
            isLine
            value={label}
            problems={problems}
            onChange={(text) => set(key, { label: text })}
          />
          <Button onClick={() => change({ keyDates: keyDates.filter((one) => one.key !== key) })}>
            {t('editor.removeDay', { number: at + 1 })}
          </Button>
        </fieldset>
      ))}
      {keyDates.length < MOST && (
        <p>
          <Button onClick={() => change({ keyDates: [...keyDates, fresh()] })}>{t('editor.addDay')}</Button>
        </p>
      )}
    </>
  );
}
