import { type Beat, confirmationOf, managementOf, type Step } from './step.ts';
import { placed, type Year } from './year.ts';

const SUBSCRIBERS = 150;
/** Whom the list of persons leads to. */
export const SUBSCRIBER = 'subscriber-1@subscribers.example';

/** What happened to a subscription after it was asked for, by its number: most are confirmed and stay as they are. */
const FATES: { readonly [number: number]: Fate } = {
  20: 'unconfirmed',
  35: 'unconfirmed',
  50: 'unconfirmed',
  65: 'paused',
  80: 'paused',
  95: 'changed',
  110: 'changed',
  125: 'left',
  140: 'left',
};
type Fate = 'confirmed' | 'unconfirmed' | 'paused' | 'changed' | 'left';

const PLACES = ['US', 'EU', 'DE', 'GB', 'JP', 'KR', 'BR', 'MX', 'VN', 'TH', 'IN', 'FR'];
const RIGHTS = ['trademark', 'design', 'patent-invention', 'copyright', 'standard-essential-patent'];

export function subscribersOf(year: Year): readonly Step[] {
  return Array.from({ length: SUBSCRIBERS }, (_, i) => i + 1).flatMap((number) => {
    const ended = number === 1 ? ('long ago' as const) : year.chance.oneOf(['long ago', 'long ago', 'lately'] as const);
    return placed(year, `subscriber-${number}`, beatsOf(year, number), ended);
  });
}

function beatsOf({ chance }: Year, number: number): readonly Beat[] {
  const email = `subscriber-${number}@subscribers.example`;
  const choice = () => ({
    countries: chance.happens(0.4) ? ['US', ...chance.some(PLACES.slice(1), 2)] : chance.some(PLACES, 3),
    rights: chance.happens(0.5) ? [] : chance.some(RIGHTS, 2),
    severity: chance.oneOf(['notice', 'notice', 'attention', 'warning']),
    locale: chance.oneOf(['zh-CN', 'zh-CN', 'en']),
  });
  const beat = (after: Beat['after'], operation: string, input: Beat['input']): Beat => ({
    ...{ after, by: 'nobody', operation, input },
  });
  const asked = beat(0, 'notifications.subscribe', { email, ...choice() });
  const confirmed = beat('at once', 'notifications.confirm', { token: confirmationOf(email) });
  const token = managementOf(email);
  const fate = FATES[number] ?? 'confirmed';
  switch (fate) {
    case 'unconfirmed':
      return [asked];
    case 'confirmed':
      return [asked, confirmed];
    case 'paused':
      return [asked, confirmed, beat(9, 'notifications.pause', { token, until: '@days -120' })];
    case 'changed':
      return [asked, confirmed, beat(9, 'notifications.manage', { token, ...choice() })];
    case 'left':
      return [asked, confirmed, beat(9, 'notifications.leave', { token, by: 'page' })];
    default:
      return fate satisfies never;
  }
}
