export {
  confirmSecondFactor,
  enterSecondFactor,
  type OfferedFactor,
  offerSecondFactor,
  type RecoveryCodes,
  resetSecondFactor,
} from './commands.ts';
export type { FactorNeed, FactorStanding } from './need.ts';
