import {
  asking,
  builder,
  CaseRef,
  type OpinionDraftView,
  type OpinionView,
  PersonRef,
  retryArgs,
} from '@sinan/schema/graphql';
import { draftOpinion, issueOpinion, returnOpinion, reviseOpinion } from '../commands/opinion.ts';
import { opinionDraftOf } from '../opinion-draft.ts';
import { INSTANT, LANGUAGE } from './case-parts.ts';
import { languageIn, ofCase, onCase } from './on-case.ts';

/** The opinions of a case, what is being written, and the steps from one to the other. */
export function registerOpinions(): void {
  registerReading();
  registerWriting();
  registerReview();
}

function registerReading(): void {
  const [opinion, draft] = [opinionType(), draftType()];
  builder.objectFields(CaseRef, (t) => ({
    opinions: t.field({ type: [opinion], resolve: (view) => [...view.opinions] }),
    opinionDraft: t.field({
      description: 'The next opinion, while it is written. For the staff of its centre, and the expert who advises.',
      type: draft,
      nullable: true,
      resolve: ({ id }, _, { ask }) => ask(opinionDraftOf, { caseId: id }),
    }),
  }));
}

const AUTHORS = 'Null for an author whom the reader may not see.';

function opinionType() {
  return builder.objectRef<OpinionView>('Opinion').implement({
    description: 'A guidance opinion (指导意见书), numbered from 1 within its case. Guidance, never legal advice.',
    fields: (t) => ({
      number: t.exposeInt('number'),
      text: t.exposeString('text'),
      language: t.exposeString('language', LANGUAGE),
      authors: t.field({
        description: AUTHORS,
        type: [PersonRef],
        nullable: { list: false, items: true },
        resolve: ({ authors }) => [...authors],
      }),
      issuedAt: t.exposeString('issuedAt', INSTANT),
    }),
  });
}

function draftType() {
  const returned = builder.objectRef<NonNullable<OpinionDraftView['returned']>>('ReturnedDraft').implement({
    fields: (t) => ({ reason: t.exposeString('reason'), at: t.exposeString('at', INSTANT) }),
  });
  return builder.objectRef<OpinionDraftView>('OpinionDraft').implement({
    description: 'An opinion that is being written. Who revises, returns or issues it says which revision they read.',
    fields: (t) => ({
      number: t.exposeInt('number', { description: 'That it will have.' }),
      revision: t.exposeInt('revision'),
      text: t.exposeString('text'),
      language: t.exposeString('language', LANGUAGE),
      authors: t.field({
        description: AUTHORS,
        type: [PersonRef],
        nullable: { list: false, items: true },
        resolve: ({ authors }) => [...authors],
      }),
      writtenAt: t.exposeString('writtenAt', INSTANT),
      returned: t.field({
        description: 'Why it came back, until it is revised.',
        type: returned,
        nullable: true,
        resolve: (view) => view.returned,
      }),
    }),
  });
}

function registerWriting(): void {
  const drafting = builder.inputType('DraftOpinionInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      text: t.string({ required: true, description: 'Up to 20,000 characters.' }),
      language: t.string({ required: true, ...LANGUAGE }),
    }),
  });
  const revising = builder.inputType('ReviseOpinionInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      revision: t.int({ required: true, description: 'The one that was read.' }),
      text: t.string({ required: true, description: 'The whole text.' }),
      language: t.string({ required: true, ...LANGUAGE }),
    }),
  });
  builder.mutationFields((t) => ({
    draftOpinion: t.field({
      description: 'Begins the next opinion (拟稿). For case officers, and the expert who advises.',
      ...onCase(draftOpinion),
      args: { input: t.arg({ type: drafting, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(draftOpinion, { ...ofCase(input), language: languageIn(input) }),
    }),
    reviseOpinion: t.field({
      description: 'Writes the draft anew. Every author is kept.',
      ...onCase(reviseOpinion),
      args: { input: t.arg({ type: revising, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(reviseOpinion, { ...ofCase(input), language: languageIn(input) }),
    }),
  }));
}

function registerReview(): void {
  const returning = builder.inputType('ReturnOpinionInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      revision: t.int({ required: true, description: 'The one that was read.' }),
      reason: t.string({ required: true }),
    }),
  });
  const issuing = builder.inputType('IssueOpinionInput', {
    fields: (t) => ({
      caseId: t.id({ required: true }),
      revision: t.int({ required: true, description: 'The one that was read.' }),
    }),
  });
  builder.mutationFields((t) => ({
    returnOpinion: t.field({
      description: 'Sends the draft back to its authors. For reviewers and signatories, and never by an author.',
      ...onCase(returnOpinion),
      args: { input: t.arg({ type: returning, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(returnOpinion, ofCase(input)),
    }),
    issueOpinion: t.field({
      description:
        'Issues the draft (签发): it gets its number. For reviewers and signatories, and never by an author.',
      ...onCase(issueOpinion),
      args: { input: t.arg({ type: issuing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(issueOpinion, ofCase(input)),
    }),
  }));
}
