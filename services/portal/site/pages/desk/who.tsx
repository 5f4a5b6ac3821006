import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Trouble } from '../../api/trouble.ts';
import { Empty, InTrouble } from '../../frame/states.tsx';

interface DeskTroubleProps {
  readonly trouble: Trouble;
  readonly retry: () => void;
  /** Where the second factor leads on to. */
  readonly next?: string;
}

/** What stands in place of a page of the desk that could not be had. */
export function DeskTrouble({ trouble, retry, next = '/desk' }: DeskTroubleProps) {
  if (trouble.kind === 'refused' && trouble.code === 'SECOND_FACTOR_NEEDED') return <NotStaff withheld next={next} />;
  return <InTrouble trouble={trouble} retry={retry} />;
}

interface NotStaffProps {
  readonly withheld: boolean;
  /** Where the second factor leads on to. */
  readonly next?: string;
}

/** Whoever holds no duty at a centre, or not yet: duties begin with the second factor where one is asked for. */
export function NotStaff({ withheld, next = '/desk' }: NotStaffProps) {
  const { t } = useTranslation();
  if (!withheld)
    return (
      <Empty title={t('desk.notStaff')}>
        <p>{t('desk.notStaffHint')}</p>
        <p>
          <Link to="/my/cases">{t('frame.myCases')}</Link>
        </p>
      </Empty>
    );
  return (
    <Empty title={t('desk.withheld')}>
      <p>{t('desk.withheldHint')}</p>
      <p>
        <a href={`/second-factor?next=${next}`}>{t('desk.secondFactor')}</a>
      </p>
    </Empty>
  );
}
