import { type FileId, isFileId } from '@sinan/files';
import type { Resources } from '@sinan/runtime';
import { divisionCode, type Id, idOf, industryCode, usccText } from '@sinan/schema';
import { z } from 'zod';

const known = z.object({
  organisationId: idOf('organisation'),
  nameZh: z.string(),
  division: divisionCode,
  industry: industryCode,
});
const organisation = known.extend({ vouched: z.boolean() }).nullable();
const organisationToFileFor = known.extend({ uscc: usccText }).nullable();
const partner = z.object({ partnerId: idOf('partner') }).nullable();
const upload = z
  .object({
    fileId: z.custom<FileId>((id) => typeof id === 'string' && isFileId(id)),
    bytes: z.int(),
    mediaType: z.string(),
    name: z.string(),
  })
  .nullable();
export type Organisation = NonNullable<z.infer<typeof organisation>>;
export type OrganisationToFileFor = NonNullable<z.infer<typeof organisationToFileFor>>;
export type Partner = NonNullable<z.infer<typeof partner>>;
export type Upload = NonNullable<z.infer<typeof upload>>;

/** What this service asks of accounts. Null: there is none (or, for a filing, none that this person belongs to, pending or confirmed). */
export interface Directory {
  organisationForFiling(organisationId: string, personId: string): Promise<OrganisationToFileFor | null>;
  organisationByUscc(uscc: string): Promise<Organisation | null>;
  partnerBySource(source: string): Promise<Partner | null>;
  /** What a person sent within a day. */
  uploadOf(uploadId: string, personId: string): Promise<Upload | null>;
  /** Those that a person belongs to, or did. */
  organisationsOf(personId: string): Promise<readonly Id<'organisation'>[]>;
}

export function openDirectory(ask: Resources['ask']): Directory {
  const asking = async <T>(name: string, input: object, answer: z.ZodType<T>): Promise<T> =>
    answer.parse(await ask(name, input));
  return {
    organisationForFiling: (organisationId, personId) =>
      asking('accounts.organisationForFiling', { organisationId, personId }, organisationToFileFor),
    organisationByUscc: (uscc) => asking('accounts.organisationByUscc', { uscc }, organisation),
    organisationsOf: (personId) => asking('accounts.organisationsOf', { personId }, z.array(idOf('organisation'))),
    uploadOf: (uploadId, personId) => asking('accounts.uploadOf', { uploadId, personId }, upload),
    partnerBySource: (source) => asking('accounts.partnerBySource', { source }, partner),
  };
}
