import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { namesOf } from '../../words/codes.ts';

export interface Profile {
  readonly industries: readonly string[];
  readonly markets: readonly string[];
  readonly platforms: readonly string[];
}

/** What the members of an enterprise say of its business. */
export function ProfileShown({ profile, edit }: { readonly profile: Profile; readonly edit: () => void }) {
  const { t, i18n } = useTranslation();
  const { industries, markets, platforms } = profile;
  const named = (list: 'industries' | 'countries' | 'platforms', codes: readonly string[]) =>
    codes.length === 0 ? t('exposure.profile.none') : namesOf(list, codes, i18n.language);
  const isEmpty = industries.length + markets.length + platforms.length === 0;
  return (
    <section className="panel" aria-labelledby="profile">
      <h2 id="profile">{t('exposure.profile.title')}</h2>
      <p className="dim">{t('exposure.profile.hint')}</p>
      <dl className="facts">
        <dt>{t('exposure.profile.markets')}</dt>
        <dd>{named('countries', markets)}</dd>
        <dt>{t('exposure.profile.industries')}</dt>
        <dd>{named('industries', industries)}</dd>
        <dt>{t('exposure.profile.platforms')}</dt>
        <dd>{named('platforms', platforms)}</dd>
      </dl>
      <Button onClick={edit}>{t(isEmpty ? 'exposure.profile.fill' : 'exposure.profile.edit')}</Button>
    </section>
  );
}
