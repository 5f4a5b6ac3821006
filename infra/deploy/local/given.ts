/** The servers that a spec is given, which others may use at the same time: what it makes there has names of its own. */

/** Of KAFKA_BROKERS. */
export const givenBrokers = (): readonly string[] => given('KAFKA_BROKERS').split(',');

/** Of MONGODB_URI. */
export const givenMongoUri = (): string => given('MONGODB_URI');

function given(setting: 'KAFKA_BROKERS' | 'MONGODB_URI'): string {
  const value = process.env[setting];
  if (!value) throw new Error(`${setting} is not set: this needs real servers, and npm run test:real sees to them`);
  return value;
}
