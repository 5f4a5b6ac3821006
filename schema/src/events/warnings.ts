import { z } from 'zod';
import { instantText } from '../envelope.ts';
import { idOf } from '../values/id.ts';
import { countryCode, industryCode, platformCode, rightCode, severity } from '../values/index.ts';
import { defineEvent } from './define.ts';

/**
 * What every fact of a warning repeats, so that a reader needs no other: what the version that it is about says in codes. No rights, industries or platforms
 * are all of them; a fact from before industries and platforms were told says neither, and is read so.
 */
const ofWarning = {
  warningId: idOf('warning'),
  version: z.number().int().positive(),
  countries: z.array(countryCode).min(1),
  rights: z.array(rightCode),
  industries: z.array(industryCode).default([]),
  platforms: z.array(platformCode).default([]),
  severity,
};

/** The first version is published; each later one is an update, so that who only knows of publications takes none for a new warning. */
export const WARNING_EVENTS = {
  warningPublished: defineEvent({
    type: 'sinan.warning.published.v1',
    topic: 'risk',
    says: { en: 'A risk warning went live.', zh: '风险预警已发布' },
    data: z.object({ ...ofWarning, publishedAt: instantText }),
  }),
  warningUpdated: defineEvent({
    type: 'sinan.warning.updated.v1',
    topic: 'risk',
    says: { en: 'A later version of a risk warning went live.', zh: '风险预警已更新' },
    data: z.object({
      ...ofWarning,
      /** A change that says nothing new, such as a typo: nobody is mailed. */
      minor: z.boolean(),
      /** The fields that say something else than in the version before. */
      changed: z.array(z.string().min(1).max(40)),
      publishedAt: instantText,
    }),
  }),
  warningCancelled: defineEvent({
    type: 'sinan.warning.cancelled.v1',
    topic: 'risk',
    says: { en: 'A risk warning was withdrawn.', zh: '风险预警已撤销' },
    data: z.object({ ...ofWarning, cancelledAt: instantText }),
  }),
  warningExpired: defineEvent({
    type: 'sinan.warning.expired.v1',
    topic: 'risk',
    says: { en: 'The validity of a risk warning has ended.', zh: '风险预警已失效' },
    data: z.object({ ...ofWarning, expiredAt: instantText }),
  }),
} as const;
