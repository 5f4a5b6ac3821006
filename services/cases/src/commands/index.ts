import { acceptCase, declineCase } from './acceptance.ts';
import { archiveCase, terminateCase } from './ending.ts';
import { fileCase } from './filing.ts';
import { beginGuidance, closeCase } from './guidance.ts';
import { acceptHandOver, offerHandOver, returnHandOver } from './hand-over.ts';
import { draftOpinion, issueOpinion, returnOpinion, reviseOpinion } from './opinion.ts';
import { requestSupplement, supplyMaterials } from './supplement.ts';

/** Everything that people do with a case. */
export const caseCommands = [
  fileCase,
  requestSupplement,
  supplyMaterials,
  acceptCase,
  declineCase,
  beginGuidance,
  draftOpinion,
  reviseOpinion,
  returnOpinion,
  issueOpinion,
  closeCase,
  terminateCase,
  archiveCase,
  offerHandOver,
  acceptHandOver,
  returnHandOver,
];
