import { accessOperation, reactionCollections } from '@sinan/aggregate';
import { defineService } from '@sinan/runtime';
import { applicationOf } from './application.ts';
import { caseCommands } from './commands/index.ts';
import {
  answerConsultation,
  askConsultation,
  askFurther,
  finishConsultation,
  passConsultation,
  registerConsultation,
} from './consultation/commands.ts';
import { consultationQueue, consultationsByIds, listConsultations } from './consultation/queries.ts';
import { turnedReaction } from './consultation/reactions.ts';
import { consultationCollections } from './consultation/room.ts';
import { consultationTimeline } from './consultation/timeline.ts';
import { turnIntoCase } from './consultation/turning.ts';
import { discardDraft, saveDraft } from './drafts/commands.ts';
import { draftCollection } from './drafts/draft.ts';
import { draftById, listDrafts } from './drafts/queries.ts';
import { erasingPeople } from './erasure/forgetting.ts';
import { erasures } from './erasure/journal.ts';
import { casesAround, hasOpenCases, personalData } from './erasure/queries.ts';
import { expertsReaction } from './experts/reactions.ts';
import { caseBrief, caseForMatching, caseIsApplicant, caseReadableTo, casesInCodes } from './for-services.ts';
import { graphql } from './graphql/index.ts';
import { approveOutcome, recordOutcome, reverseOutcome } from './ledger/commands.ts';
import { listOutcomes, outcomesByIds } from './ledger/queries.ts';
import { ledgerCollections } from './ledger/room.ts';
import { addMaterial, withdrawMaterial } from './materials/commands.ts';
import { listMaterials, materialFile, materialsByIds, namedFiles } from './materials/queries.ts';
import { materialCollections } from './materials/room.ts';
import { membersReaction } from './members.ts';
import {
  correctMessage,
  correctNote,
  sendMessage,
  withdrawMessage,
  withdrawNote,
  writeNote,
} from './messages/commands.ts';
import { listMessages, listNotes, messagesByIds, notesByIds } from './messages/queries.ts';
import { messageCollections, noteCollections } from './messages/room.ts';
import { opinionDraftOf } from './opinion-draft.ts';
import { caseQueue, casesByIds, listCases, offeredCases } from './queries.ts';
import { intakeReaction } from './reactions.ts';
import { receiveEvent } from './receive-event.ts';
import {
  accesses,
  type CasesRoom,
  caseCollections,
  draftTimerCollection,
  erasing,
  forgettingCollection,
  intakeCollection,
  openRoom,
} from './room.ts';
import { caseTimeline } from './timeline.ts';
import { caseUpdates } from './updates.ts';
import { draftForgetter, intakeForgetter, intakeRelay } from './workers.ts';

export type { Received } from './receive-event.ts';
export type { CasesRoom } from './room.ts';
export type { TimelineEntry } from './timeline.ts';

/** Cases (案件): filed by enterprises or reported by partners, routed to a guidance centre, and guided there to their end. */
export const cases = defineService({
  name: 'cases',
  collections: [
    caseCollections.documents,
    caseCollections.history,
    consultationCollections.documents,
    consultationCollections.history,
    ledgerCollections.documents,
    ledgerCollections.history,
    messageCollections.documents,
    messageCollections.history,
    noteCollections.documents,
    noteCollections.history,
    materialCollections.documents,
    materialCollections.history,
    accesses,
    intakeCollection,
    forgettingCollection,
    draftCollection,
    draftTimerCollection,
    erasures,
    erasing,
    ...reactionCollections('cases'),
  ],
  publishes: ['cases', 'intake'],
  open: openRoom,
  aggregates: (room) => [room.cases, room.consultations, room.ledger, room.messages, room.notes, room.materials],
  operations: [
    ...caseCommands,
    receiveEvent,
    ...[listCases, caseQueue, offeredCases, casesByIds, caseTimeline, caseUpdates],
    ...[applicationOf, opinionDraftOf],
    ...[askConsultation, registerConsultation, answerConsultation, askFurther, passConsultation, finishConsultation],
    ...[turnIntoCase, listConsultations, consultationQueue, consultationsByIds, consultationTimeline],
    ...[sendMessage, correctMessage, withdrawMessage, listMessages, messagesByIds],
    ...[writeNote, correctNote, withdrawNote, listNotes, notesByIds],
    ...[addMaterial, withdrawMaterial, listMaterials, materialsByIds, materialFile],
    accessOperation('cases', (room: CasesRoom) => room.accessLog),
    ...[saveDraft, discardDraft, listDrafts, draftById],
    ...[personalData, hasOpenCases, casesAround, erasingPeople.isErased],
    ...[caseForMatching, caseBrief, caseIsApplicant, caseReadableTo, casesInCodes],
    ...[recordOutcome, approveOutcome, reverseOutcome, listOutcomes, outcomesByIds],
  ],
  loaders: {
    Case: casesByIds,
    Consultation: consultationsByIds,
    LedgerEntry: outcomesByIds,
    Message: messagesByIds,
    Note: notesByIds,
    Material: materialsByIds,
  },
  files: { material: materialFile },
  namesFiles: namedFiles,
  graphql,
  reactions: [intakeReaction, expertsReaction, membersReaction, turnedReaction, erasingPeople.reaction],
  workers: [intakeRelay, intakeForgetter, draftForgetter, erasingPeople.worker],
});
