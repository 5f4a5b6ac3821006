import { useTranslation } from 'react-i18next';

const SERVICES = ['accounts', 'cases', 'experts', 'insights', 'notifications', 'risk', 'sinan'] as const;

/** What a service is called in words; one that is not known, as it calls itself. */
export function useServiceName(): (service: string) => string {
  const { t } = useTranslation();
  return (service) => {
    const known = SERVICES.find((one) => one === service);
    return known ? t(`admin.services.${known}`) : service;
  };
}
