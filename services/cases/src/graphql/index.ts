import { registerConsultations } from '../consultation/graphql.ts';
import { registerDrafts } from '../drafts/graphql.ts';
import { registerLedger } from '../ledger/graphql.ts';
import { registerMaterials } from '../materials/graphql.ts';
import { registerMessages } from '../messages/graphql.ts';
import { registerCase, statusEnum } from './case.ts';
import { caseSide, timelineType } from './case-parts.ts';
import { registerCasework } from './casework.ts';
import { registerChanges } from './changes.ts';
import { registerFiling } from './filing.ts';
import { caseFormInput } from './filing-inputs.ts';
import { registerOpinions } from './opinions.ts';
import { registerReading } from './reading.ts';

/** Registers the fields of cases on the one builder. Calling it twice would name types twice. */
export function graphql(): void {
  const status = statusEnum();
  const timeline = timelineType();
  const side = caseSide();
  registerCase(status, timeline);
  registerReading(status);
  const form = caseFormInput();
  registerFiling(form);
  registerDrafts(form);
  registerConsultations(timeline, form);
  registerCasework();
  registerOpinions();
  registerChanges();
  registerMessages(side);
  registerMaterials(side);
  registerLedger();
}
