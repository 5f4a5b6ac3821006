import { useTranslation } from 'react-i18next';
import type { Trouble } from '../../api/trouble.ts';
import { Empty, InTrouble } from '../../frame/states.tsx';
import { NotStaff } from '../desk/who.tsx';

interface NotExpertProps {
  readonly withheld: boolean;
  /** Where the second factor leads on to. */
  readonly next: string;
}

/** Whoever is no expert of the pool, or not yet: duties begin with the second factor where one is asked for. */
export function NotExpert({ withheld, next }: NotExpertProps) {
  const { t } = useTranslation();
  if (withheld) return <NotStaff withheld next={next} />;
  return (
    <Empty title={t('expert.notExpert')}>
      <p>{t('expert.notExpertHint')}</p>
    </Empty>
  );
}

interface ExpertTroubleProps {
  readonly trouble: Trouble;
  readonly retry: () => void;
  readonly next: string;
}

/** What stands in place of an expert's page that could not be had. */
export function ExpertTrouble({ trouble, retry, next }: ExpertTroubleProps) {
  if (trouble.kind === 'refused' && trouble.code === 'SECOND_FACTOR_NEEDED') return <NotExpert withheld next={next} />;
  return <InTrouble trouble={trouble} retry={retry} />;
}
