import { builder, SeverityRef } from '@sinan/schema/graphql';
import type { ContentTypes } from './content.ts';

type InputBuilder = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

/** The inputs of the desk's mutations, each registered once. */
export function deskInputs(types: ContentTypes) {
  const text = textInput();
  return { ...draftingInputs(contentFields(types, text), text), ...reviewInputs(text) };
}

type TextInput = ReturnType<typeof textInput>;
function textInput() {
  return builder.inputType('BilingualInput', {
    description: 'The same text in both languages.',
    fields: (t) => ({ zh: t.string({ required: true }), en: t.string({ required: true }) }),
  });
}

function sourceInput() {
  return builder.inputType('WarningSourceInput', {
    fields: (t) => ({
      url: t.string({ required: true, description: 'https.' }),
      title: t.string({ required: true }),
      fetchedOn: t.string({ required: true, description: 'The day on which it was read (year-month-day).' }),
    }),
  });
}

function keyDateInput(text: TextInput) {
  return builder.inputType('KeyDateInput', {
    fields: (t) => ({
      date: t.string({ required: true, description: 'Year-month-day.' }),
      zone: t.string({ required: true, description: 'IANA: of the place whose day it is.' }),
      label: t.field({ type: text, required: true }),
    }),
  });
}

type ContentFields = ReturnType<typeof contentFields>;
/** What a warning says, as the fields of an input. */
function contentFields({ urgency, certainty }: ContentTypes, text: TextInput) {
  const [source, keyDate] = [sourceInput(), keyDateInput(text)];
  return (t: InputBuilder) => ({
    severity: t.field({ type: SeverityRef, required: true }),
    countries: t.stringList({ required: true, description: 'ISO 3166-1 alpha-2, or EU.' }),
    rights: t.stringList({ required: true }),
    title: t.field({ type: text, required: true }),
    summary: t.field({ type: text, required: true }),
    advice: t.field({ type: text, required: true, description: 'May be empty.' }),
    sourceUrl: t.string({ required: true, description: 'Where it can be read officially (https).' }),
    kind: t.string({ description: 'law-change, mass-litigation, section-337, platform-policy, customs, …' }),
    industries: t.stringList({ description: 'Sections of GB/T 4754.' }),
    platforms: t.stringList({ description: 'amazon, temu, …' }),
    urgency: t.field({ type: urgency }),
    certainty: t.field({ type: certainty }),
    validUntil: t.string({ description: 'The last day in force, in China (year-month-day).' }),
    sources: t.field({ type: [source] }),
    keyDates: t.field({ type: [keyDate] }),
  });
}

const changeTold = 'What is different (变更说明).';
const minorTold = 'It says nothing new, such as a typo put right: nobody is mailed.';

const revisionTold =
  'That of the work which was read: `DRAFT_CHANGED` when something was done since. Left out, it holds for any.';

function draftingInputs(content: ContentFields, text: TextInput) {
  return {
    drafting: builder.inputType('DraftWarningInput', { fields: content }),
    draftingVersion: builder.inputType('DraftWarningVersionInput', {
      fields: (t) => ({
        ...ofWarning(t),
        ...content(t),
        change: t.field({ type: text, required: true, description: changeTold }),
        minor: t.boolean({ description: minorTold }),
      }),
    }),
    revising: builder.inputType('ReviseWarningInput', {
      fields: (t) => ({
        ...ofWarning(t),
        ...content(t),
        change: t.field({ type: text, description: `${changeTold} Of a first version it is passed over.` }),
        minor: t.boolean({ description: minorTold }),
        ...asRead(t),
      }),
    }),
    discarding: builder.inputType('DiscardWarningInput', { fields: ofRead }),
  };
}

function reviewInputs(text: TextInput) {
  return {
    submitting: builder.inputType('SubmitWarningInput', { fields: ofRead }),
    proofreading: builder.inputType('ProofreadWarningInput', { fields: ofRead }),
    publishing: builder.inputType('PublishWarningInput', { fields: ofRead }),
    returning: builder.inputType('ReturnWarningInput', {
      fields: (t) => ({ ...ofWarning(t), remark: t.string({ required: true, description: 'What is to be changed.' }) }),
    }),
    cancelling: builder.inputType('CancelWarningInput', {
      fields: (t) => ({ ...ofWarning(t), reason: t.field({ type: text, required: true }) }),
    }),
  };
}

function ofWarning(t: InputBuilder) {
  return { warningId: t.id({ required: true }) };
}

function asRead(t: InputBuilder) {
  return { revision: t.int({ description: revisionTold }) };
}
function ofRead(t: InputBuilder) {
  return { ...ofWarning(t), ...asRead(t) };
}
