export { actorOf, actorOfPerson } from './actor.ts';
export { centreList } from './centre-list.ts';
export {
  businessOf,
  type KnownOrganisation,
  type KnownPartner,
  membersForMail,
  type OrganisationBusiness,
  type OrganisationForFiling,
  type OrganisationForMail,
  organisationByUscc,
  organisationForFiling,
  organisationForMail,
  partnerBySource,
} from './for-services.ts';
export { type LinkReading, readLink } from './link.ts';
export { centresByIds, membershipsByIds, organisationsByIds, partnersByIds, peopleByIds } from './loaders.ts';
export { memberCount } from './members.ts';
export { type AccountView, people } from './people.ts';
export { centres, type Me, me, memberships, partners } from './reading.ts';
export { type StatedCentre, statedCentres } from './stated-centres.ts';
