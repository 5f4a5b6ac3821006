export { endOtherSessions, endSession, endSessionsOf, type SessionsEnded } from './commands.ts';
export { type SessionView, sessions } from './queries.ts';
