export { issueServiceToken, revokeServiceToken, type ServiceToken } from './commands.ts';
export { serviceTokens, type TokenView } from './queries.ts';
