import { describe, expect, it } from 'vitest';
import { CONSULTATION_CHANNELS, CONSULTATION_STATUSES, CONSULTATION_TOPICS } from './consultations.ts';
import { DISPUTE_TYPES } from './dispute-types.ts';
import { CANDIDATE_STAGES, EXPERT_KINDS, INVITATION_STATUSES, LANGUAGES } from './experts.ts';
import { JOINT_CHOICES, MEASURES, SERVICE_DOUBTS, SERVICE_KINDS, SIDES, STAGES } from './filing.ts';
import { FORUMS } from './forums.ts';
import { INDUSTRIES } from './industries.ts';
import { NEEDS } from './needs.ts';
import { PLATFORMS } from './platforms.ts';
import { RIGHTS, rightCode } from './rights.ts';
import { SERVICE_METHODS } from './service-methods.ts';
import { termText } from './terms.ts';
import { CERTAINTIES, isAtLeast, lower, SEVERITIES, URGENCIES, WARNING_KINDS } from './warnings.ts';

const LISTS = {
  ...{ CONSULTATION_CHANNELS, CONSULTATION_STATUSES, CONSULTATION_TOPICS },
  ...{ DISPUTE_TYPES, FORUMS, JOINT_CHOICES, MEASURES, NEEDS, PLATFORMS, RIGHTS },
  ...{ SERVICE_DOUBTS, SERVICE_KINDS, SERVICE_METHODS, SIDES, STAGES },
  ...{ CERTAINTIES, SEVERITIES, URGENCIES, WARNING_KINDS },
  ...{ EXPERT_KINDS, LANGUAGES, CANDIDATE_STAGES, INVITATION_STATUSES },
};

describe.each(Object.entries(LISTS))('the list %s', (_, terms) => {
  it('has short stable codes, each once', () => {
    expect(terms.filter(({ code }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) || code.length > 40)).toEqual([]);
    expect(new Set(terms.map(({ code }) => code)).size).toBe(terms.length);
  });

  it('says each code in both languages', () => {
    expect(terms.filter(({ zh, en }) => !zh.trim() || !en.trim() || /\p{Script=Han}/u.test(en))).toEqual([]);
    expect(new Set(terms.map(({ zh }) => zh)).size).toBe(terms.length);
  });
});

describe('industries', () => {
  it('are the sections A to T of GB/T 4754', () => {
    expect(INDUSTRIES.map(({ code }) => code).join('')).toBe('ABCDEFGHIJKLMNOPQRST');
  });
});

describe('levels of a warning', () => {
  it('stand from the lowest to the highest', () => {
    expect(SEVERITIES.map(({ code }) => code)).toEqual(['notice', 'attention', 'warning', 'urgent']);
    expect([isAtLeast('urgent', 'warning'), isAtLeast('warning', 'warning'), isAtLeast('notice', 'attention')]).toEqual(
      [true, true, false],
    );
    expect([lower('urgent', 'notice'), lower('attention', 'warning')]).toEqual(['notice', 'attention']);
  });

  it('have the words of CAP 1.2 for how soon and how sure', () => {
    expect(URGENCIES.map(({ en }) => en)).toEqual(['Immediate', 'Expected', 'Future', 'Past', 'Unknown']);
    expect(CERTAINTIES.map(({ en }) => en)).toEqual(['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown']);
  });
});

describe('a code', () => {
  it('is taken only from its list', () => {
    expect(rightCode.parse('design')).toBe('design');
    expect(rightCode.safeParse('Design').success).toBe(false);
    expect(rightCode.safeParse('toString').success).toBe(false);
  });

  it('reads in the language asked for, and as itself when the list does not know it', () => {
    expect(termText(RIGHTS, 'utility-model', 'zh-CN')).toBe('实用新型');
    expect(termText(RIGHTS, 'utility-model', 'en')).toBe('Utility model');
    expect(termText(RIGHTS, 'from-next-year', 'en')).toBe('from-next-year');
  });
});
