import type { Trouble } from '../../api/trouble.ts';
import { InTrouble } from '../../frame/states.tsx';
import { NotStaff } from '../desk/who.tsx';

interface NotForYouProps {
  readonly trouble: Trouble;
  readonly retry: () => void;
  /** Where the second factor leads on to. */
  readonly next: string;
}

/** What stands in place of figures that could not be had: who is no staff, or not yet, is told so. */
export function NotForYou({ trouble, retry, next }: NotForYouProps) {
  if (trouble.kind !== 'refused') return <InTrouble trouble={trouble} retry={retry} />;
  if (trouble.code === 'SECOND_FACTOR_NEEDED') return <NotStaff withheld next={next} />;
  if (trouble.code === 'FORBIDDEN') return <NotStaff withheld={false} />;
  return <InTrouble trouble={trouble} retry={retry} />;
}
