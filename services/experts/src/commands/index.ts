import { answerConflict, answerOffer } from './answers.ts';
import { objectToExpert } from './objection.ts';
import { changeOwnTerms, stateAbsences } from './own.ts';
import { changeExpert, enrolExpert, letExpertLeave, resumeExpert, reviewExpert, suspendExpert } from './pool.ts';
import { addCandidates, inviteExperts } from './search.ts';
import { acceptWaiver, refuseWaiver, releaseExpert, withdrawInvitation } from './staff.ts';

/** Everything that people do here. */
export const expertCommands = [
  ...[enrolExpert, changeExpert, reviewExpert, suspendExpert, resumeExpert, letExpertLeave],
  ...[changeOwnTerms, stateAbsences],
  ...[inviteExperts, addCandidates, acceptWaiver, refuseWaiver, withdrawInvitation, releaseExpert],
  ...[answerConflict, answerOffer, objectToExpert],
];
