import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface MoreProps {
  readonly count: number;
  readonly hasMore: boolean;
  readonly more: () => void;
}

/** How many are shown, and the next of them. */
export function More({ count, hasMore, more }: MoreProps) {
  const { t } = useTranslation();
  return (
    <div className="actions">
      <span role="status">
        {hasMore ? t('figures.rows.countMore', { number: count }) : t('figures.rows.count', { count })}
      </span>
      {hasMore && <Button onClick={more}>{t('figures.rows.more')}</Button>}
    </div>
  );
}
