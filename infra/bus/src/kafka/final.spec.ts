import { KafkaJSConnectionError, KafkaJSProtocolError } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { isFinal } from './final.ts';

const answered = (type: string) => new KafkaJSProtocolError(Object.assign(new Error(type), { type, retriable: false }));
const named = (name: string) => Object.assign(new Error(name), { name, retriable: false });

describe('given the error with which a consumer gave up', () => {
  it.each([
    ['the brokers refuse the group', answered('GROUP_AUTHORIZATION_FAILED')],
    ['the members of the group do not agree', answered('INCONSISTENT_GROUP_PROTOCOL')],
    ['a refusal lies beneath', new Error('gave up', { cause: answered('TOPIC_AUTHORIZATION_FAILED') })],
  ])('when %s, then another try is pointless', (_, error) => {
    expect(isFinal(error)).toBe(true);
  });

  it.each([
    ['no coordinator is found, as just after a broker’s start', named('KafkaJSGroupCoordinatorNotFound')],
    ['the brokers are away', new KafkaJSConnectionError('ECONNREFUSED')],
    ['it was tried often enough', named('KafkaJSNumberOfRetriesExceeded')],
    ['the group has gone on without it', answered('UNKNOWN_MEMBER_ID')],
    ['the client slipped', new TypeError('Cannot read properties of undefined')],
  ])('when %s, then it is tried anew', (_, error) => {
    expect(isFinal(error)).toBe(false);
  });
});
