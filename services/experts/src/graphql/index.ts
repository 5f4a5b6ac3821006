import { assignedExpertType, candidacyType } from './candidacy.ts';
import { registerExpert, statusEnum } from './expert.ts';
import { registerInvitation, stageEnum } from './invitation.ts';
import { registerPool } from './pool.ts';
import { reasonType, registerRanking } from './ranking.ts';
import { registerPoolReading, registerSearchReading } from './reading.ts';
import { registerSearching } from './searching.ts';

/** Registers the fields of experts on the one builder. Calling it twice would name types twice. */
export function graphql(): void {
  const [status, stage, reason] = [statusEnum(), stageEnum(), reasonType()];
  const [candidacy, assignedExpert] = [candidacyType(stage), assignedExpertType()];
  registerExpert(status);
  registerInvitation(stage, reason);
  registerRanking(reason);
  registerPoolReading(status);
  registerSearchReading(candidacy, assignedExpert);
  registerPool();
  registerSearching(candidacy);
}
