import type { ServerResponse } from 'node:http';
import { ERRORS, Refusal } from '@sinan/schema';
import { bannerOf } from '../demo/banner.ts';
import { expectedError, isExpected, type PublicError, type Reader, unexpectedError } from '../graphql/mask.ts';
import { layout, PAGE_POLICY } from '../pages/layout.ts';
import { failurePage } from '../pages/problem.ts';
import { type Headers, sendJson, sendPage } from './answer.ts';
import type { Audience } from './route.ts';

/** Answers with what went wrong: an expected failure under its code's status, anything else as a 500 under a reference. */
export function sendFailure(res: ServerResponse, error: unknown, tells: Audience, reader: Reader): void {
  const status = isExpected(error) ? ERRORS[error.code].http : 500;
  const headers = headersOf(error);
  const shown = isExpected(error) ? expectedError(error, reader.locale) : unexpectedError(error, reader);
  switch (tells) {
    case 'graphql':
      sendJson(res, status, { errors: [shown] }, headers);
      break;
    case 'programs':
      sendJson(res, status, { error: flat(shown) }, headers);
      break;
    case 'people':
      sendPage(
        res,
        status,
        layout(failurePage(reader.locale, shown), bannerOf(res, reader.locale)),
        PAGE_POLICY,
        headers,
      );
      break;
    default:
      tells satisfies never;
  }
}

function headersOf(error: unknown): Headers {
  if (!(error instanceof Refusal)) return {};
  // What is still to come of the request has no reader, and its work nobody who waits.
  if (error.code === 'TOO_SLOW') return { Connection: 'close' };
  const { seconds } = error.params;
  return error.code === 'TOO_MANY_REQUESTS' && seconds ? { 'Retry-After': String(seconds) } : {};
}

function flat({ message, extensions: { code, ...more } }: PublicError): object {
  return { code, message, ...more };
}
