import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePublished } from '../../api/published.ts';

/** Says that more was published meanwhile. What one reads does not move by itself. */
export function Fresh({ show }: { readonly show: () => void }) {
  const { t } = useTranslation();
  const [count, seen] = usePublished();
  const button = (
    <Button
      onClick={() => {
        seen();
        show();
      }}
    >
      {t('warnings.showFresh')}
    </Button>
  );
  return (
    <div role="status" className="noprint">
      {count > 0 && <Alert type="info" title={t('warnings.fresh', { count })} action={button} />}
    </div>
  );
}
