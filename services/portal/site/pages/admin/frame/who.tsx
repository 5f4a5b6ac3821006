import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Trouble } from '../../../api/trouble.ts';
import { Empty, InTrouble } from '../../../frame/states.tsx';
import { NotStaff } from '../../desk/who.tsx';

interface AdminTroubleProps {
  readonly trouble: Trouble;
  readonly retry: () => void;
  /** Where the second factor leads on to. */
  readonly next: string;
}

/** What stands in place of a room that could not be had. */
export function AdminTrouble({ trouble, retry, next }: AdminTroubleProps) {
  if (trouble.kind === 'refused' && trouble.code === 'SECOND_FACTOR_NEEDED') return <NotStaff withheld next={next} />;
  return <InTrouble trouble={trouble} retry={retry} />;
}

/** Whoever holds no duty of the room, or not yet. */
export function NotAdmin({ withheld, next }: { readonly withheld: boolean; readonly next: string }) {
  const { t } = useTranslation();
  if (withheld) return <NotStaff withheld next={next} />;
  return (
    <Empty title={t('admin.notAdmin')}>
      <p>{t('admin.notAdminHint')}</p>
      <p>
        <Link to="/warnings">{t('frame.warnings')}</Link>
      </p>
    </Empty>
  );
}
