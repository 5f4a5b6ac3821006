/** What brokers answer to a member that they will not have, however often it asks (https://kafka.apache.org/protocol#protocol_error_codes). */
const REFUSALS = new Set([
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'SASL_AUTHENTICATION_FAILED',
  'UNSUPPORTED_SASL_MECHANISM',
  'INCONSISTENT_GROUP_PROTOCOL',
  'INVALID_GROUP_ID',
  'INVALID_SESSION_TIMEOUT',
  'UNSUPPORTED_VERSION',
]);
/** What kafkajs says by the name of its error. */
const NAMES = new Set([
  'KafkaJSSASLAuthenticationError',
  'KafkaJSServerDoesNotSupportApiKey',
  'KafkaJSNotImplemented',
  'KafkaJSUnsupportedMagicByteInMessageSet',
]);

/**
 * Whether another try would end the same way. kafkajs' own judgement is too strict: it calls "no coordinator found" beyond retry, which is
 * what a broker answers for some seconds after its start, and its own slips while a broker is away, which a new consumer does not repeat.
 */
export function isFinal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const type = 'type' in error ? String(error.type) : '';
  return REFUSALS.has(type) || NAMES.has(error.name) || isFinal(error.cause);
}
