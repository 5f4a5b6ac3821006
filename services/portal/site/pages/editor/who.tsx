import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Trouble } from '../../api/trouble.ts';
import { Empty, InTrouble } from '../../frame/states.tsx';
import { NotStaff } from '../desk/who.tsx';

/** What stands in place of a page of the warnings' desk that could not be had. */
export function EditorTrouble({ trouble, retry }: { readonly trouble: Trouble; readonly retry: () => void }) {
  if (trouble.kind === 'refused' && trouble.code === 'SECOND_FACTOR_NEEDED')
    return <NotStaff withheld next="/editor" />;
  return <InTrouble trouble={trouble} retry={retry} />;
}

/** Whoever holds no duty of the warnings' desk, or not yet. */
export function NotOfDesk({ withheld }: { readonly withheld: boolean }) {
  const { t } = useTranslation();
  if (withheld) return <NotStaff withheld next="/editor" />;
  return (
    <Empty title={t('editor.notDesk')}>
      <p>{t('editor.notDeskHint')}</p>
      <p>
        <Link to="/warnings">{t('frame.warnings')}</Link>
      </p>
    </Empty>
  );
}
