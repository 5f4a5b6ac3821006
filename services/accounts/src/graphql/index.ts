import { registerAudit } from './audit.ts';
import { registerStatedCentres } from './centres.ts';
import { registerErasure } from './erasure.ts';
import { inputTypes } from './inputs.ts';
import { registerMe } from './me.ts';
import { registerPeople } from './people.ts';
import { registerReading } from './reading.ts';
import { registerSecondFactor } from './second-factor.ts';
import { registerSessions } from './sessions.ts';
import { registerSigningIn } from './signing-in.ts';
import { registerTokens } from './tokens.ts';
import { registerTypes } from './types.ts';
import { registerBelonging, registerCentres, registerDuties, registerLocks, registerPartners } from './writing.ts';

/** Registers the fields of accounts on the one builder. Calling it twice would name types twice. */
export function graphql(): void {
  const types = registerTypes();
  const inputs = inputTypes(types);
  const { me, held, factorNeed } = registerMe(types.duty);
  registerReading({ ...types, me });
  registerPeople({ duty: types.duty, held });
  registerStatedCentres(types.centreKind);
  registerSigningIn(factorNeed, inputs);
  registerSessions(inputs);
  registerSecondFactor(inputs);
  registerBelonging(inputs);
  registerDuties(inputs);
  registerLocks(inputs);
  registerErasure(inputs);
  registerCentres(inputs);
  registerPartners(inputs);
  registerTokens(inputs);
  registerAudit();
}
