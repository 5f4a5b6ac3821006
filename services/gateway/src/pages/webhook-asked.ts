import type { Asked } from './manage-asked.ts';
import { secretShown } from './webhook-forms.ts';
import { WEBHOOK_WORDS } from './webhook-words.ts';

/** What a form about the webhook asks for; undefined for one that is about something else. */
export function webhookAsked(form: ReadonlyMap<string, string>, token: string): Asked | undefined {
  const input = { token };
  switch (form.get('do')) {
    case 'webhook-set': {
      const set = { token, url: form.get('url') ?? '' };
      const done: Asked['done'] = (lang) => WEBHOOK_WORDS[lang].done;
      return { operation: 'notifications.setWebhook', input: set, done, shows: secretIn };
    }
    case 'webhook-renew': {
      const done: Asked['done'] = (lang) => WEBHOOK_WORDS[lang].renewed;
      return { operation: 'notifications.renewWebhookSecret', input, done, shows: secretIn };
    }
    case 'webhook-test':
      return { operation: 'notifications.testWebhook', input, done: (lang) => WEBHOOK_WORDS[lang].tested };
    case 'webhook-pause':
      return { operation: 'notifications.pauseWebhook', input, done: (lang) => WEBHOOK_WORDS[lang].paused };
    case 'webhook-resume':
      return { operation: 'notifications.resumeWebhook', input, done: (lang) => WEBHOOK_WORDS[lang].resumed };
    case 'webhook-remove':
      return { operation: 'notifications.removeWebhook', input, done: (lang) => WEBHOOK_WORDS[lang].removed };
    default:
      return undefined;
  }
}

const secretIn: NonNullable<Asked['shows']> = (lang, value) => secretShown(lang, value as { readonly secret: string });
