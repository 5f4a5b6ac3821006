import type { ServerResponse } from 'node:http';
import { ERRORS } from '@sinan/schema';
import { expectedError, isExpected, type PublicError, type Reader, unexpectedError } from '../graphql/mask.ts';
import { layout, PAGE_POLICY } from '../pages/layout.ts';
import { failurePage } from '../pages/problem.ts';
import { sendJson, sendPage } from './answer.ts';
import type { Audience } from './route.ts';

/** Answers with what went wrong: an expected failure under its code's status, anything else as a 500 under a reference. */
export function sendFailure(res: ServerResponse, error: unknown, tells: Audience, reader: Reader): void {
  const status = isExpected(error) ? ERRORS[error.code].http : 500;
  const shown = isExpected(error) ? expectedError(error, reader.locale) : unexpectedError(error, reader);
  switch (tells) {
    case 'graphql':
      sendJson(res, status, { errors: [shown] });
      break;
    case 'programs':
      sendJson(res, status, { error: flat(shown) });
      break;
    case 'people':
      sendPage(res, status, layout(failurePage(reader.locale, shown)), PAGE_POLICY);
      break;
    default:
      tells satisfies never;
  }
}

function flat({ message, extensions: { code, ...more } }: PublicError): object {
  return { code, message, ...more };
}
