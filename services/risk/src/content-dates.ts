import { InvalidInput, isFuture, problem, todayIn } from '@sinan/schema';
import type { WarningContent } from './content.ts';

/** Validity is counted by the days of China, whose centres publish (法定日期,北京时间). */
export const VALIDITY_ZONE = 'Asia/Shanghai';

/** What only the clock can find wrong. Throws `InvalidInput`: for a validity that is over, for a source that was read tomorrow. */
export function checkDates({ validUntil, sources }: WarningContent, now: number): void {
  const today = { today: todayIn(VALIDITY_ZONE, now), zone: VALIDITY_ZONE };
  const over = validUntil !== null && validUntil < today.today ? [problem('validUntil', 'past', today)] : [];
  const ahead = sources.flatMap(({ fetchedOn }, index) =>
    isFuture(fetchedOn, VALIDITY_ZONE, now) ? [problem(`sources.${index}.fetchedOn`, 'future', today)] : [],
  );
  const problems = [...over, ...ahead];
  if (problems.length > 0) throw new InvalidInput(problems);
}
