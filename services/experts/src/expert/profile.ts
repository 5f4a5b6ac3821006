import {
  countryCode,
  disputeTypeCode,
  expertKindCode,
  forumCode,
  industryCode,
  languageCode,
  line,
  prose,
  rightCode,
} from '@sinan/schema';
import { z } from 'zod';

/** Many open cases at a time are no capacity but a list that nobody works through. */
const MOST_CASES = 50;
const capacity = z.int().min(1).max(MOST_CASES);
const languages = z.array(languageCode).min(1).max(20);

/** What the pool (专家库) says of an expert, whole: what is not said any more is gone. */
export const profileInput = z.strictObject({
  nameZh: line(100),
  nameEn: line(100),
  /** Where they work. Its affiliates and former names are for the check of conflicts. */
  firm: line(200).nullish(),
  affiliates: z.array(line(200)).max(50),
  formerNames: z.array(line(200)).max(50),
  kind: expertKindCode,
  /** In which they are qualified. */
  countries: z.array(countryCode).min(1).max(50),
  rights: z.array(rightCode).min(1).max(20),
  forums: z.array(forumCode).max(100),
  disputeTypes: z.array(disputeTypeCode).max(30),
  languages,
  industries: z.array(industryCode).max(20),
  /** The year in which they began to practise. */
  practisingSince: z.int().min(1950),
  bioZh: prose(2_000).nullish(),
  bioEn: prose(2_000).nullish(),
  /** How many cases at a time. */
  capacity,
});
export type ProfileInput = z.infer<typeof profileInput>;

/** What experts keep themselves. */
export const ownTermsInput = z.strictObject({ languages, capacity });

/** What an expert is, in codes and numbers. */
export interface ExpertCodes {
  readonly kind: string;
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly forums: readonly string[];
  readonly disputeTypes: readonly string[];
  readonly languages: readonly string[];
  readonly industries: readonly string[];
  readonly practisingSince: number;
  readonly capacity: number;
}

/** Who an expert is: personal, each field for itself. One that was erased is null. */
export type ExpertTexts = {
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly firm: string | null;
  readonly affiliates: readonly string[] | null;
  readonly formerNames: readonly string[] | null;
  readonly bioZh: string | null;
  readonly bioEn: string | null;
};

const NOTHING: ExpertTexts = {
  nameZh: null,
  nameEn: null,
  firm: null,
  affiliates: null,
  formerNames: null,
  bioZh: null,
  bioEn: null,
};

export function codesOf(profile: ProfileInput): ExpertCodes {
  const { kind, practisingSince, capacity } = profile;
  return {
    kind,
    countries: distinct(profile.countries),
    rights: distinct(profile.rights),
    forums: distinct(profile.forums),
    disputeTypes: distinct(profile.disputeTypes),
    languages: distinct(profile.languages),
    industries: distinct(profile.industries),
    practisingSince,
    capacity,
  };
}

export function textsOf({ nameZh, nameEn, firm, affiliates, formerNames, bioZh, bioEn }: ProfileInput): ExpertTexts {
  return { nameZh, nameEn, firm: firm ?? null, affiliates, formerNames, bioZh: bioZh ?? null, bioEn: bioEn ?? null };
}

/** The texts that an entry of the history still holds. */
export function textsLeft(personal: Partial<ExpertTexts> | undefined): ExpertTexts {
  const { nameZh, nameEn, firm, affiliates, formerNames, bioZh, bioEn } = { ...NOTHING, ...personal };
  return { nameZh, nameEn, firm, affiliates, formerNames, bioZh, bioEn };
}

function distinct(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)];
}
