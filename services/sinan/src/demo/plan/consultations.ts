import { ENTERPRISES } from '../cast/enterprises.ts';
import { officeCalled } from '../cast/staff.ts';
import type { Both } from '../words/both.ts';
import { FURTHER, FURTHER_ANSWER, PASSED, QUESTIONS } from '../words/questions.ts';
import { officeOf } from './assembling.ts';
import { formOf, matterOf } from './filing.ts';
import { type Beat, known, type Step } from './step.ts';
import { type Ended, placed, type Year } from './year.ts';

/** How a question goes, and how often it goes so: 130 in all, most of them one call long. */
const WAYS: readonly (readonly [times: number, way: Way, ended: Ended])[] = [
  [52, 'in one call', 'long ago'],
  [14, 'asked', 'lately'],
  [12, 'answered', 'lately'],
  [36, 'done', 'long ago'],
  [6, 'asked further', 'lately'],
  [4, 'passed', 'lately'],
  [6, 'turned', 'long ago'],
];
type Way = 'in one call' | 'asked' | 'answered' | 'done' | 'asked further' | 'passed' | 'turned';

export function consultationsOf(year: Year): readonly Step[] {
  const told = WAYS.flatMap(([times, way, ended]) => Array.from({ length: times }, () => ({ way, ended })));
  return told.flatMap(({ way, ended }, i) => placed(year, `consultation-${i + 1}`, beatsOf(year, way, i + 1), ended));
}

function beatsOf({ chance }: Year, way: Way, number: number): readonly Beat[] {
  const enterprise = ENTERPRISES[number % ENTERPRISES.length];
  if (enterprise === undefined) throw new Error('there is no enterprise');
  const { member, writes, uscc, nameZh, division, industry } = enterprise;
  const office = officeOf(enterprise);
  const { topic, country, question, answer } = chance.oneOf(QUESTIONS);
  const consultation = `consultation-${number}`;
  const said = (text: Both) => text[writes];
  const contact = { name: '示例联系人 Example Contact', email: member };
  const beat = (after: number, by: string, operation: string, more = {}): Beat => ({
    ...{ after, by, operation, input: { consultationId: known(consultation), ...more } },
  });
  const asked: Beat = {
    ...{ after: 0, by: member, operation: 'cases.askConsultation' },
    input: { question: said(question), country, contact },
    saves: { [consultation]: 'id' },
  };
  const called: Beat = {
    ...{ after: 0, by: office.intake, operation: 'cases.registerConsultation' },
    input: {
      ...{
        channel: chance.oneOf(['phone', 'visit', 'chat', 'event', 'mail']),
        topic,
        country,
        question: said(question),
      },
      ...{ contact, enterpriseName: nameZh, uscc, answer: said(answer) },
    },
    saves: { [consultation]: 'id' },
  };
  const answered = beat(chance.between(1, 3), office.intake, 'cases.answerConsultation', { answer: said(answer) });
  const finished = beat(chance.between(0, 2), office.intake, 'cases.finishConsultation');
  switch (way) {
    case 'in one call':
      return [called, finished];
    case 'asked':
      return [asked];
    case 'answered':
      return [asked, answered];
    case 'done':
      return [asked, answered, finished];
    case 'asked further': {
      const more = beat(1, member, 'cases.askFurther', { question: said(FURTHER) });
      const again = beat(1, office.intake, 'cases.answerConsultation', { answer: said(FURTHER_ANSWER) });
      return chance.happens(0.5) ? [asked, answered, more] : [asked, answered, more, again];
    }
    case 'passed': {
      const to = officeCalled('national');
      const passedBy = office.centre.id === to.centre.id ? officeCalled('beijing') : to;
      return [
        asked,
        beat(1, office.intake, 'cases.passConsultation', { toCentreId: passedBy.centre.id, reason: said(PASSED) }),
      ];
    }
    case 'turned': {
      const form = formOf(chance, matterOf(chance, consultation, enterprise, false));
      const organisation = { uscc, nameZh, division, industry };
      return [asked, answered, beat(1, office.intake, 'cases.turnIntoCase', { organisation, form })];
    }
    default:
      return way satisfies never;
  }
}
