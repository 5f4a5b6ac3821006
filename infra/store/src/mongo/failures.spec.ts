import { MongoErrorLabel, MongoInvalidArgumentError, MongoNetworkError, MongoServerError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { OutcomeUnknown, RefusedValue, StoreError, StoreUnavailable } from '../port.ts';
import { readFailure, writeFailure } from './failures.ts';

const answered = (code: number) => new MongoServerError({ message: 'refused', code });

function refusedConnection(): MongoNetworkError {
  const error = new MongoNetworkError('connect ECONNREFUSED');
  error.addErrorLabel(MongoErrorLabel.SystemOverloadedError);
  return error;
}

describe('given what the driver throws', () => {
  it.each([
    ['a connection that was never made', refusedConnection(), StoreUnavailable, StoreUnavailable],
    ['a connection that broke', new MongoNetworkError('read ECONNRESET'), OutcomeUnknown, StoreUnavailable],
    ['a server that is no longer the primary', answered(10107), StoreUnavailable, StoreUnavailable],
    ['a server that catches up with the primary', answered(13436), StoreUnavailable, StoreUnavailable],
    ['a server that has just started and knows no majority yet', answered(134), StoreUnavailable, StoreUnavailable],
    ['a cursor that went with its server', answered(43), StoreUnavailable, StoreUnavailable],
    ['an operation that was interrupted', answered(11601), OutcomeUnknown, StoreUnavailable],
    ['a full disk', answered(14031), StoreUnavailable, StoreUnavailable],
    ['a server that shuts down', answered(11600), OutcomeUnknown, StoreUnavailable],
    ['an internal error', answered(1), OutcomeUnknown, StoreUnavailable],
    ['a password that is wrong', answered(18), StoreError, StoreError],
    ['a mistake of ours', new MongoInvalidArgumentError('no'), StoreError, StoreError],
  ])('tells what %s means for a write and for a read', (_, error, write, read) => {
    expect(writeFailure(error).constructor).toBe(write);
    expect(readFailure(error).constructor).toBe(read);
    expect(writeFailure(error).cause).toBe(error);
  });

  it('leaves the errors of the port as they are', () => {
    const refused = new RefusedValue('no');
    expect(writeFailure(refused)).toBe(refused);
    expect(readFailure(refused)).toBe(refused);
  });
});
