import { inputTypes } from './inputs.ts';
import { registerReading } from './reading.ts';
import { registerSigningIn } from './signing-in.ts';
import { registerTypes } from './types.ts';
import { registerBelonging, registerCentres, registerDuties, registerPartners } from './writing.ts';

/** Registers the fields of accounts on the one builder. Calling it twice would name types twice. */
export function graphql(): void {
  const types = registerTypes();
  const inputs = inputTypes(types);
  registerReading(types);
  registerSigningIn(inputs);
  registerBelonging(inputs);
  registerDuties(inputs);
  registerCentres(inputs);
  registerPartners(inputs);
}
