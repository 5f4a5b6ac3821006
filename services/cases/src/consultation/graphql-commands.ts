import { asking, builder, ConsultationRef, expected, known, retryArgs, runs } from '@sinan/schema/graphql';
import type { CaseFormInput } from '../graphql/filing-inputs.ts';
import * as commands from './commands.ts';
import { turnIntoCase } from './turning.ts';

/** The mutations on consultations. Each answers the consultation as it then is, or why not. */
export function registerWorking(form: CaseFormInput): void {
  registerAsking();
  registerAnswering();
  registerTurning(form);
}

const onConsultation = (operation: { readonly name: string }) => ({
  type: ConsultationRef,
  ...runs(operation),
  ...expected,
});
/** An input with the consultation's id known as one. */
function of<I extends { readonly consultationId: string }>(input: I) {
  return { ...input, consultationId: known('consultation', input.consultationId) };
}

function registerAsking(): void {
  const contact = builder.inputType('ConsultationContactInput', {
    description: 'How who asks is reached: by telephone or mail at least.',
    fields: (t) => ({ name: t.string({ required: true }), phone: t.string(), email: t.string() }),
  });
  const wanting = builder.inputType('AskConsultationInput', {
    fields: (t) => ({
      question: t.string({ required: true }),
      country: t.string({ description: 'ISO 3166-1 alpha-2, or EU; left out when one is not sure.' }),
      contact: t.field({ type: contact, required: true }),
    }),
  });
  const registering = builder.inputType('RegisterConsultationInput', {
    fields: (t) => ({
      channel: t.string({ required: true, description: 'phone, visit, mail, chat, event or platform.' }),
      question: t.string({ required: true }),
      contact: t.field({ type: contact, required: true }),
      enterpriseName: t.string(),
      uscc: t.string({ description: 'Its credit code, if it is known: a registered organisation is found by it.' }),
      country: t.string({ description: 'Left out when nobody is sure.' }),
      topic: t.string(),
      centreId: t.id({ description: 'A centre where the reader answers; the first of them when left out.' }),
      answer: t.string({ description: 'Where it was answered in the same call.' }),
    }),
  });
  const further = builder.inputType('AskFurtherInput', {
    fields: (t) => ({ consultationId: t.id({ required: true }), question: t.string({ required: true }) }),
  });
  builder.mutationFields((t) => ({
    askConsultation: t.field({
      description: 'Asks a centre (咨询).',
      ...onConsultation(commands.askConsultation),
      args: { input: t.arg({ type: wanting, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(commands.askConsultation, input),
    }),
    registerConsultation: t.field({
      description: 'Registers a caller’s question (登记). For intake and case officers.',
      ...onConsultation(commands.registerConsultation),
      args: { input: t.arg({ type: registering, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => {
        const centreId = input.centreId ? known('centre', input.centreId) : null;
        return asking(context, commandId)(commands.registerConsultation, { ...input, centreId });
      },
    }),
    askFurther: t.field({
      description: 'Asks further once it is answered: for who asked, and for staff where a caller did.',
      ...onConsultation(commands.askFurther),
      args: { input: t.arg({ type: further, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(commands.askFurther, of(input)),
    }),
  }));
}

function registerAnswering(): void {
  const answering = builder.inputType('AnswerConsultationInput', {
    fields: (t) => ({ consultationId: t.id({ required: true }), answer: t.string({ required: true }) }),
  });
  const passing = builder.inputType('PassConsultationInput', {
    fields: (t) => ({
      consultationId: t.id({ required: true }),
      toCentreId: t.id({ required: true }),
      reason: t.string({ required: true }),
    }),
  });
  const finishing = builder.inputType('FinishConsultationInput', {
    fields: (t) => ({ consultationId: t.id({ required: true }) }),
  });
  builder.mutationFields((t) => ({
    answerConsultation: t.field({
      description: 'Answers the question that waits (答复).',
      ...onConsultation(commands.answerConsultation),
      args: { input: t.arg({ type: answering, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(commands.answerConsultation, of(input)),
    }),
    passConsultation: t.field({
      description: 'Passes it to another centre (转办), in one step.',
      ...onConsultation(commands.passConsultation),
      args: { input: t.arg({ type: passing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => {
        const toCentreId = known('centre', input.toCentreId);
        return asking(context, commandId)(commands.passConsultation, { ...of(input), toCentreId });
      },
    }),
    finishConsultation: t.field({
      description: 'Closes an answered consultation (办结).',
      ...onConsultation(commands.finishConsultation),
      args: { input: t.arg({ type: finishing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(commands.finishConsultation, of(input)),
    }),
  }));
}

function registerTurning(form: CaseFormInput): void {
  const organisation = builder.inputType('StatedOrganisationInput', {
    description: 'The enterprise: as accounts knows it by its credit code, or as it is stated here.',
    fields: (t) => ({
      uscc: t.string({ required: true }),
      nameZh: t.string({ required: true }),
      nameEn: t.string(),
      division: t.string({ required: true, description: 'GB/T 2260, six digits.' }),
      industry: t.string({ required: true, description: 'A section of GB/T 4754.' }),
    }),
  });
  const turning = builder.inputType('TurnIntoCaseInput', {
    fields: (t) => ({
      consultationId: t.id({ required: true }),
      organisation: t.field({ type: organisation, required: true }),
      form: t.field({ type: form, required: true }),
    }),
  });
  builder.mutationField('turnIntoCase', (t) =>
    t.field({
      description: 'Turns a consultation into a case (转正式指导): the answer names the case.',
      ...onConsultation(turnIntoCase),
      args: { input: t.arg({ type: turning, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(turnIntoCase, of(input)),
    }),
  );
}
