import { useTranslation } from 'react-i18next';

interface Named {
  readonly nameZh: string | null;
  readonly nameEn: string | null;
}

/** What an expert is called in the language of the page; names can have been erased. */
export function useExpertName(): (expert: Named | null) => string {
  const { t, i18n } = useTranslation();
  return (expert) => {
    const [first, second] =
      i18n.language === 'en' ? [expert?.nameEn, expert?.nameZh] : [expert?.nameZh, expert?.nameEn];
    return first ?? second ?? t('expert.search.erased');
  };
}
