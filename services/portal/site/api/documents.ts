// Printed by `npm run schema`. Change what it is printed from instead.
import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './introspection.d.ts';

const api = initGraphQLTada<{ introspection: introspection }>();
const acceptCaseText = /* @__PURE__ */ api("mutation AcceptCase($input: AcceptCaseInput!, $commandId: String) {\n  acceptCase(input: $input, commandId: $commandId) {\n    __typename\n    ... on Case {\n      id\n      status\n      acceptedAt\n    }\n    ... on Problem {\n      code\n      message\n    }\n  }\n}");
const caseChangedText = /* @__PURE__ */ api("subscription CaseChanged {\n  caseChanged {\n    id\n    status\n    product\n  }\n}");
const caseText = /* @__PURE__ */ api("query Case($id: ID!) {\n  case(id: $id) {\n    id\n    status\n    product\n    applicantName\n    facts\n    country {\n      code\n      label\n    }\n    forum {\n      code\n      label\n    }\n    submittedAt\n    acceptedAt\n    centre {\n      id\n      name\n    }\n    timeline {\n      sequence\n      at\n      type\n      actorKind\n    }\n  }\n}");
const casesText = /* @__PURE__ */ api("query Cases($first: Int, $after: String, $status: CaseStatus) {\n  cases(first: $first, after: $after, status: $status) {\n    edges {\n      cursor\n      node {\n        ...CaseLine\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment CaseLine on Case {\n  id\n  status\n  product\n  applicantName\n  country {\n    code\n    label\n  }\n  submittedAt\n  acceptedAt\n  centre {\n    id\n    name\n  }\n}");
const centresText = /* @__PURE__ */ api("query Centres {\n  centres {\n    id\n    name\n    kind\n    division\n    industry\n    illustrative\n  }\n}");
const claimOrganisationText = /* @__PURE__ */ api("mutation ClaimOrganisation($input: ClaimOrganisationInput!, $commandId: String) {\n  claimOrganisation(input: $input, commandId: $commandId) {\n    __typename\n    ... on Membership {\n      id\n      status\n      organisation {\n        id\n      }\n    }\n    ... on Problem {\n      code\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        path\n        rule\n        message\n      }\n    }\n  }\n}");
const fileCaseText = /* @__PURE__ */ api("mutation FileCase($input: FileCaseInput!, $commandId: String) {\n  fileCase(input: $input, commandId: $commandId) {\n    __typename\n    ... on Case {\n      id\n      status\n      centre {\n        id\n        name\n      }\n    }\n    ... on Problem {\n      code\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        path\n        rule\n        message\n      }\n    }\n  }\n}");
const meText = /* @__PURE__ */ api("query Me {\n  me {\n    person {\n      id\n      email\n      locale\n    }\n    duties {\n      duty\n      centre {\n        id\n        name\n      }\n    }\n    memberships {\n      id\n      status\n      organisation {\n        id\n        nameZh\n        nameEn\n      }\n    }\n  }\n}");
const queueChangedText = /* @__PURE__ */ api("subscription QueueChanged {\n  queueChanged {\n    id\n    status\n  }\n}");
const queueText = /* @__PURE__ */ api("query Queue($first: Int, $after: String) {\n  queue(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        status\n        product\n        applicantName\n        submittedAt\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}");
const requestSignInText = /* @__PURE__ */ api("mutation RequestSignIn($input: RequestSignInInput!, $commandId: String) {\n  requestSignIn(input: $input, commandId: $commandId) {\n    __typename\n    ... on SignInRequested {\n      linkId\n    }\n    ... on Problem {\n      code\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        path\n        rule\n        message\n      }\n    }\n  }\n}");
const signInText = /* @__PURE__ */ api("mutation SignIn($input: SignInInput!, $commandId: String) {\n  signIn(input: $input, commandId: $commandId) {\n    __typename\n    ... on SignedIn {\n      sessionToken\n      personId\n      expiresAt\n    }\n    ... on Problem {\n      code\n      message\n    }\n  }\n}");
const signOutText = /* @__PURE__ */ api("mutation SignOut {\n  signOut {\n    __typename\n    ... on Problem {\n      code\n      message\n    }\n  }\n}");
const subscribeText = /* @__PURE__ */ api("mutation Subscribe($input: SubscribeInput!, $commandId: String) {\n  subscribe(input: $input, commandId: $commandId) {\n    __typename\n    ... on Problem {\n      code\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        path\n        rule\n        message\n      }\n    }\n  }\n}");
const updatesText = /* @__PURE__ */ api("query Updates($after: String) {\n  updates(after: $after) {\n    cases\n    queueChanged\n    warnings\n    complete\n    cursor\n  }\n}");
const warningPublishedText = /* @__PURE__ */ api("subscription WarningPublished {\n  warningPublished {\n    id\n    severity\n    countries\n    title\n  }\n}");
const warningText = /* @__PURE__ */ api("query Warning($id: ID!) {\n  warning(id: $id) {\n    id\n    status\n    version\n    severity\n    kind {\n      code\n      label\n    }\n    countries\n    rights\n    industries {\n      code\n      label\n    }\n    platforms {\n      code\n      label\n    }\n    urgency\n    certainty\n    title\n    summary\n    advice\n    sourceUrl\n    sources {\n      url\n      title\n      fetchedOn\n    }\n    keyDates {\n      date\n      zone\n      label\n    }\n    validUntil\n    publishedAt\n    expiredAt\n    cancelled {\n      at\n      reason\n    }\n    staleTranslations\n    versions {\n      version\n      publishedAt\n      minor\n      change\n      changed\n      severity\n      countries\n      rights\n      title\n      summary\n      advice\n      validUntil\n    }\n  }\n}");
const warningsText = /* @__PURE__ */ api("query Warnings($first: Int, $after: String, $country: String) {\n  warnings(first: $first, after: $after, country: $country) {\n    edges {\n      cursor\n      node {\n        id\n        severity\n        countries\n        rights\n        title\n        summary\n        publishedAt\n        version\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}");

/** What the portal may ask: schema/graphql/operations, a file each. */
export const ASK = {
  acceptCase: api.persisted<typeof acceptCaseText>("sha256:349a68b851f8bfefd33dcd7182bd61b3456fd54afd1ff8703f945c795c2eaddd"),
  caseChanged: api.persisted<typeof caseChangedText>("sha256:d402b7be26b9fbf083d6f4eb59d3fe7e799742d554eb52244954db965367a96a"),
  case: api.persisted<typeof caseText>("sha256:2a2999b16977d0d9a1d8f24fb175ef907cee96d4408a8035a7df4ba9dd8526d7"),
  cases: api.persisted<typeof casesText>("sha256:76c9278ab4c228cc71274d8e878e5deef13cc7e503466d0e3801123655becb43"),
  centres: api.persisted<typeof centresText>("sha256:0e0983b9a75f337e949a113cccd0f033415eb1ce3f90898993278ce570cdb331"),
  claimOrganisation: api.persisted<typeof claimOrganisationText>("sha256:e7a59d6e48960ed46d2101de593a3b0ed52a7f8032fd0b3129b6f0ce33e6364c"),
  fileCase: api.persisted<typeof fileCaseText>("sha256:09082f6fb27bee0a30dcbfffaf854c8813e63f7379c0d9110b0e5d7090ece38d"),
  me: api.persisted<typeof meText>("sha256:d9de14f9d24c57b693cd24f5266091735efe98ec38cede57365d64cb345cacc4"),
  queueChanged: api.persisted<typeof queueChangedText>("sha256:769e483265e7c9f3b701a0bf7e458c3998891b20b2372d15e26e485a439ab604"),
  queue: api.persisted<typeof queueText>("sha256:bcc3e559713c5129bd66e2d55930686d5dd25745ea9ac49ed485af9e8df6dd71"),
  requestSignIn: api.persisted<typeof requestSignInText>("sha256:a76148f9dcc5b95b54fb65e42854ddbf547cc2b125de31c23f5fd984a9a09305"),
  signIn: api.persisted<typeof signInText>("sha256:e14448227c31dba027f8c1a4866f11142a7758390193cc3204fb6853f03ba603"),
  signOut: api.persisted<typeof signOutText>("sha256:52b1c1cb53625f2a8aa8a233746007f25f87648cbcf5ae08a0fe9b75af225598"),
  subscribe: api.persisted<typeof subscribeText>("sha256:d52f0d4623eb81b4981d2ed6e169b76930c13ede10c7ec7120007b3532bce6a8"),
  updates: api.persisted<typeof updatesText>("sha256:70d7156820697057c91e81af101fc9b40c0b7d370075dbaaaed343cba7eced82"),
  warningPublished: api.persisted<typeof warningPublishedText>("sha256:fffac6bf69cfb1668610ad3a8ff26ea629261cea7f2072c5677d948dc2c5e99c"),
  warning: api.persisted<typeof warningText>("sha256:7e921883e94a3f9a588bf2f2b7b83b53084d16974b708136a86f6ed2b847a799"),
  warnings: api.persisted<typeof warningsText>("sha256:a0dc3a925099fc7a242456d3a2ec95d808667e9ca10695999c866916cf812b01"),
};
