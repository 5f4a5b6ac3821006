import type { CallWords } from './calls.ts';

/** The words of calls that are noted, in English (`calls.ts`). */
export const calls: CallWords = {
  kind: 'Kind',
  note: 'Note',
  call: 'Call',
  with: 'With',
  direction: 'Direction',
  minutes: 'Minutes',
  answered: 'It was answered',
  isNow: 'It was just now',
  at: 'When (Beijing time)',
  wrong: 'Please correct the following',
  needMinutes: 'Give the length in whole minutes, 0 to 600',
  needAt: 'Say when the call was',
  outgoing: 'Outgoing call to {{who}}',
  incoming: 'Incoming call from {{who}}',
  who: {
    enterprise: 'the enterprise',
    expert: 'the expert',
    forum: 'the forum or court',
    counsel: 'counsel',
    other: 'somebody else',
  },
  line: '{{call}}, answered, {{at}}',
  lineOfMinutes: '{{call}}, answered, {{minutes}} min, {{at}}',
  lineOfNoAnswer: '{{call}}, not answered, {{at}}',
};
