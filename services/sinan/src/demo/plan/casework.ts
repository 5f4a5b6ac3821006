import type { CastExpert } from '../cast/experts.ts';
import type { Office } from '../cast/staff.ts';
import type { Chance } from '../random.ts';
import type { Both } from '../words/both.ts';
import * as words from '../words/casework.ts';
import { opinionOn } from '../words/opinions.ts';
import { formOf, type Matter, organisationOf } from './filing.ts';
import { type Beat, known, type Said } from './step.ts';

/** What is done on a case, a function each: by whom, how many working days after what came before, and in which words. */
export interface Told extends Matter {
  readonly chance: Chance;
  readonly office: Office;
  /** The expert who is asked first, whoever else would fit. */
  readonly asksFirst?: CastExpert;
}

const beat = (after: Beat['after'], by: string, operation: string, input: Beat['input']): Beat => ({
  ...{ after, by, operation, input },
});
const ofCase = ({ name }: Matter, more: { readonly [field: string]: Said } = {}) => ({ caseId: known(name), ...more });
const said = ({ lang }: Matter, text: Both) => text[lang];

export function filed(told: Told): Beat {
  const input = { organisationId: organisationOf(told), form: formOf(told.chance, told) };
  return { ...beat(0, told.enterprise.member, 'cases.file', input), saves: { [told.name]: 'id' } };
}

/** A notice names everything that is missing; what was asked for comes some days later, or not yet. */
export function supplementAsked(told: Told): Beat {
  const items = told.chance.some(words.SUPPLEMENTS, told.chance.between(1, 2));
  const asked = items.map(({ item, why }) => ({ item: said(told, item), why: said(told, why) }));
  return beat(
    told.chance.between(1, 2),
    told.office.intake,
    'cases.requestSupplement',
    ofCase(told, { items: asked, dueOn: '@days -14' }),
  );
}
export function supplied(told: Told): Beat {
  const input = ofCase(told, { note: said(told, words.SUPPLIED) });
  return beat(told.chance.between(2, 6), told.enterprise.member, 'cases.supplyMaterials', input);
}

export function accepted(told: Told, by = told.office): Beat {
  return beat(told.chance.between(1, 4), by.intake, 'cases.accept', ofCase(told));
}
export function declined(told: Told): Beat {
  const [reason, note] = told.chance.oneOf(words.DECLINED);
  return beat(
    told.chance.between(1, 5),
    told.office.intake,
    'cases.decline',
    ofCase(told, { reason, note: said(told, note) }),
  );
}
export function begun(told: Told, by = told.office): Beat {
  return beat(1, by.officer, 'cases.beginGuidance', ofCase(told));
}

export function asks(told: Told): Beat {
  const text = said(told, told.chance.oneOf(words.FROM_ENTERPRISE));
  return beat(told.chance.between(0, 2), told.enterprise.member, 'cases.sendMessage', ofCase(told, { text }));
}
export function answers(told: Told, by = told.office): Beat {
  const text = said(told, told.chance.oneOf(words.FROM_CENTRE));
  return beat(told.chance.between(0, 1), by.officer, 'cases.sendMessage', ofCase(told, { text }));
}
export function noted(told: Told): Beat {
  const { text, call } = told.chance.oneOf(words.NOTES);
  return beat(0, told.office.officer, 'cases.writeNote', ofCase(told, { text: said(told, text), call }));
}

/** Drafted by the case officer, or by the expert who advises. */
export function drafted(told: Told, author = told.office.officer): Beat {
  return beat(told.chance.between(3, 8), author, 'cases.draftOpinion', ofCase(told, opinionIn(told)));
}
export function sentBack(told: Told): Beat {
  const reason = said(told, words.RETURNED);
  return beat(1, told.office.head, 'cases.returnOpinion', ofCase(told, { revision: 1, reason }));
}
export function revised(told: Told, author = told.office.officer): Beat {
  return beat(2, author, 'cases.reviseOpinion', ofCase(told, { revision: 1, ...opinionIn(told) }));
}
export function issued(told: Told, revision = 1): Beat {
  return beat(told.chance.between(1, 2), told.office.head, 'cases.issueOpinion', ofCase(told, { revision }));
}
function opinionIn({ dispute, enterprise, lang }: Told) {
  return { text: opinionOn(dispute, enterprise.product)[lang], language: lang === 'zh' ? 'zh-CN' : 'en' };
}

export function closed(told: Told, outcome = told.chance.oneOf(words.OUTCOMES)): Beat {
  const [code, note] = outcome;
  const input = ofCase(told, { outcome: code, note: said(told, note) });
  return beat(told.chance.between(5, 25), told.office.officer, 'cases.close', input);
}
export function terminated(told: Told): Beat {
  const [reason, note] = told.chance.oneOf(words.TERMINATED);
  const input = ofCase(told, { reason, note: said(told, note) });
  return beat(told.chance.between(3, 12), told.office.officer, 'cases.terminate', input);
}
export function archived(told: Told): Beat {
  const retention = told.chance.oneOf(['10-years', '10-years', '30-years', 'permanent']);
  return beat(told.chance.between(8, 18), told.office.archivist, 'cases.archive', ofCase(told, { retention }));
}

export function offeredTo(told: Told, to: Office): Beat {
  const reason = said(told, to.centre.kind === 'station' ? words.TO_STATION : words.MOVED);
  const input = ofCase(told, { toCentreId: to.centre.id, reason });
  return beat(told.chance.between(1, 2), told.office.intake, 'cases.offerHandOver', input);
}
export function takenOver(told: Told, by: Office): Beat {
  return beat(told.chance.between(1, 2), by.intake, 'cases.acceptHandOver', ofCase(told));
}
export function notTaken(told: Told, by: Office): Beat {
  const reason = said(told, words.NOT_TAKEN);
  return beat(1, by.intake, 'cases.returnHandOver', ofCase(told, { reason }));
}
