import { useTranslation } from 'react-i18next';
import { codesOf, nameOf } from '../../words/codes.ts';
import { Choices } from './choices.tsx';
import type { Wish } from './wish.ts';

interface MoreProps {
  readonly wish: Wish;
  readonly change: (more: Partial<Wish>) => void;
}

/** What may be left as it is. */
export function More({ wish, change }: MoreProps) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('subscribe.more')}</summary>
      <fieldset>
        <legend>{t('subscribe.rights')}</legend>
        <p className="dim">{t('subscribe.rightsHint')}</p>
        <Choices
          id="rights"
          list="rights"
          codes={codesOf('rights')}
          chosen={wish.rights}
          choose={(rights) => change({ rights })}
        />
      </fieldset>
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
