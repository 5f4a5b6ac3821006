import { useTranslation } from 'react-i18next';
import { codesOf, nameOf } from '../../words/codes.ts';
import { Choices } from './choices.tsx';
import type { Wish } from './wish.ts';

interface MoreProps {
  readonly wish: Wish;
  readonly change: (more: Partial<Wish>) => void;
}

const NARROWED_BY = ['rights', 'industries', 'platforms'] as const;

/** What may be left as it is. */
export function More({ wish, change }: MoreProps) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('subscribe.more')}</summary>
      {NARROWED_BY.map((list) => (
        <fieldset key={list}>
          <legend>{t(`subscribe.${list}`)}</legend>
          <p className="dim">{t('subscribe.noneIsAll')}</p>
          <Choices
            id={list}
            list={list}
            codes={codesOf(list)}
            chosen={wish[list]}
            choose={(codes) => change({ [list]: codes })}
          />
        </fieldset>
      ))}
      <div className="field">
        <label htmlFor="severity">{t('subscribe.severity')}</label>
        <select id="severity" value={wish.severity} onChange={(event) => change({ severity: event.target.value })}>
          {codesOf('severities').map((code) => (
            <option key={code} value={code}>
              {nameOf('severities', code)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="locale">{t('subscribe.language')}</label>
        <select id="locale" value={wish.locale} onChange={(event) => change({ locale: event.target.value })}>
          <option value="zh-CN" lang="zh-CN">
            中文
          </option>
          <option value="en" lang="en">
            English
          </option>
        </select>
      </div>
    </details>
  );
}
