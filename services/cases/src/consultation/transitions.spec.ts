import { EVENTS, type Id, newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import {
  ASKED,
  ASKED_TYPES,
  ASKING_STANDINGS,
  ASKING_WAYS,
  type AskingStanding,
  askedAfter,
  askedEvents,
} from '../testing/asking.ts';
import { hangzhou, NOW, person, shenzhen } from '../testing/examples.ts';
import { type ConsultationCommand, consultationDecider } from './consultation.ts';
import type { ConsultationEvent } from './events.ts';
import { consultationFacts } from './facts.ts';

type Type = ConsultationCommand['type'];
type Allowed = { readonly [command in Type]?: ConsultationEvent['type'] };
const over: Allowed = { ForgetAsker: 'AskerForgotten' };
const open: Allowed = { ...over, PassConsultation: 'ConsultationPassed', TurnIntoCase: 'ConsultationTurned' };
const registered: Allowed = { ...open, AnswerConsultation: 'ConsultationAnswered' };
const answered: Allowed = {
  ...open,
  AskFurther: 'ConsultationAskedFurther',
  FinishConsultation: 'ConsultationFinished',
};
const passed: Allowed = { ...over, TurnIntoCase: 'ConsultationTurned' };

/** The rule book: what each standing allows. Whatever is not named here is refused. */
const ALLOWED: { readonly [standing in AskingStanding]: Allowed } = {
  none: { RegisterConsultation: 'ConsultationRegistered' },
  registered,
  'registered and passed on': { ...passed, AnswerConsultation: 'ConsultationAnswered' },
  'registered by a further question': registered,
  answered,
  'answered and passed on': {
    ...passed,
    AskFurther: 'ConsultationAskedFurther',
    FinishConsultation: 'ConsultationFinished',
  },
  'answered again': answered,
  done: over,
  turned: over,
  'turned after an answer': over,
};

function refusalOf(standing: AskingStanding, command: Type) {
  if (standing === 'none') return { name: 'Refusal', code: 'NOT_FOUND', params: {} };
  if (command === 'PassConsultation' && standing.endsWith('passed on'))
    return { name: 'InvalidInput', problems: [expect.objectContaining({ path: 'toCentreId', rule: 'not-one-of' })] };
  return { name: 'Refusal', code: 'STATE_CONFLICT', params: { state: standing.split(' ', 1)[0] } };
}

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(Object.freeze(value))) frozen(part);
  return value;
};
const decide = (command: ConsultationCommand, way: readonly Type[]) =>
  consultationDecider.decide(command, askedAfter(askedEvents(way)));

describe.each(ASKING_STANDINGS)('a consultation: %s', (standing) => {
  const state = frozen(askedAfter(askedEvents(ASKING_WAYS[standing])));

  it.each(ASKED_TYPES)('%s', (type) => {
    const before = structuredClone(state);
    const come = () => consultationDecider.decide(ASKED[type], state).map((event) => event.type);
    const expected = ALLOWED[standing][type];
    if (expected) expect(come()).toEqual([expected]);
    else expect(come).toThrow(expect.objectContaining(refusalOf(standing, type)));
    expect(state).toEqual(before);
  });
});

describe('a consultation', () => {
  it('takes fifty rounds: what needs more is a case', () => {
    const rounds = Array.from({ length: 49 }, (): readonly Type[] => ['AnswerConsultation', 'AskFurther']).flat();
    const way: readonly Type[] = ['RegisterConsultation', ...rounds, 'AnswerConsultation'];
    expect(() => decide(ASKED.AskFurther, way)).toThrow(
      expect.objectContaining({ code: 'LIMIT_REACHED', params: { limit: 50 } }),
    );
    expect(decide(ASKED.TurnIntoCase, way)).toHaveLength(1);
  });
});

describe('who works on a consultation', () => {
  const elsewhere = { by: person(), worksAt: [hangzhou] };
  const others: readonly Type[] = ['RegisterConsultation', 'AskFurther', 'ForgetAsker'];
  const ofStaff = ASKED_TYPES.filter((type) => !others.includes(type));
  const ended = (['answered', 'done', 'turned'] as const).flatMap((standing) =>
    ofStaff.map((type) => [type, standing] as const),
  );
  it.each(ended)('is not who works at another centre, who does not even learn its state: %s, %s', (type, standing) => {
    expect(() => decide({ ...ASKED[type], ...elsewhere }, ASKING_WAYS[standing])).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }),
    );
  });

  it.each(ofStaff)('is who works at the centre that has it now: %s', (type) => {
    const at = (centreId: Id<'centre'>) => ({ ...ASKED[type], worksAt: [centreId] });
    const way = type === 'AnswerConsultation' ? ASKING_WAYS.registered : ASKING_WAYS.answered;
    expect(decide(at(shenzhen), way)).toHaveLength(1);
    const passedOn = [...way, 'PassConsultation'] as const;
    expect(() => decide(at(shenzhen), passedOn)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    const back = type === 'PassConsultation' ? { toCentreId: shenzhen } : {};
    expect(decide({ ...at(hangzhou), ...back }, passedOn)).toHaveLength(1);
  });

  it('forgets who asked: nothing that they wrote is left, in a case that it was turned into neither', () => {
    for (const standing of ['answered again', 'turned'] as const) {
      const way: readonly Type[] = [...ASKING_WAYS[standing], 'ForgetAsker'];
      const left = JSON.stringify(askedAfter(askedEvents(way)));
      for (const word of ['our mark was squatted', 'from which day', '示例联系人', '0755', 'it was squatted'])
        expect(left).not.toContain(word);
      expect(left).toContain('深圳示例机器人有限公司');
      expect(decide(ASKED.ForgetAsker, way)).toEqual([]);
    }
  });

  it('asks further where they asked, and nobody else does for them', () => {
    const forThem = { ...ASKED.AskFurther, by: person(), worksAt: 'every centre' } as const;
    for (const standing of ['answered', 'registered', 'done'] as const)
      expect(() => decide(forThem, ASKING_WAYS[standing])).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });

  it('asks further for a caller, at the centre that has it', () => {
    const call = { ...ASKED.RegisterConsultation, forCaller: true };
    const came = consultationDecider.decide({ ...call, answer: 'written: at once' }, { status: 'none' });
    expect(came).toMatchObject([
      { askedBy: null, registeredBy: call.by },
      { type: 'ConsultationAnswered', round: 1 },
    ]);
    const state = askedAfter(came);
    const ask = (worksAt: readonly string[]) => consultationDecider.decide({ ...ASKED.AskFurther, worksAt }, state);
    expect(ask([shenzhen])).toMatchObject([{ type: 'ConsultationAskedFurther', round: 2, askedBy: null }]);
    expect(() => ask([hangzhou])).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });
});

describe('the public fact of an entry', () => {
  const events = [
    ...askedEvents(ASKING_WAYS.done),
    ...askedEvents(ASKING_WAYS['registered by a further question']),
    ...askedEvents(ASKING_WAYS['registered and passed on']),
    ...askedEvents(ASKING_WAYS.turned),
  ];
  const each = [...new Map(events.map((event) => [event.type, event])).values()];
  const consultationId = newId('consultation', NOW);
  const factsOf = (event: ConsultationEvent) => consultationFacts(event, { aggregate: consultationId });

  it.each(each.map((event) => [event.type, event] as const))('%s has the shape of its type', (_, event) => {
    const facts = factsOf(event);
    expect(facts).toHaveLength(1);
    for (const { event: name, data } of facts) expect(EVENTS[name].data.parse(data)).toEqual(data);
  });

  it('says each of the facts of consultations that there are', () => {
    const ofConsultations = Object.entries(EVENTS).filter(([, { type }]) => type.startsWith('sinan.consultation.'));
    const said = each.flatMap(factsOf).map(({ event }) => event);
    expect(said.toSorted()).toEqual(ofConsultations.map(([name]) => name).toSorted());
  });

  it('holds nothing that a person wrote; that stands where it can be erased, and nowhere else', () => {
    expect(JSON.stringify(events)).toContain('written: ');
    expect(JSON.stringify(events.flatMap(factsOf))).not.toContain('written: ');
    const kept = events.map(({ personal: _, ...rest }: ConsultationEvent & { readonly personal?: unknown }) => rest);
    expect(JSON.stringify(kept)).not.toContain('written');
  });
});
