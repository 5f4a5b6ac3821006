import { cacheExchange } from '@urql/core';
import { Client, fetchExchange } from 'urql';
import { pageLanguage } from '../words/index.ts';

/** Asks the gateway by persisted documents, in the language of the page. */
export function openClient(): Client {
  return new Client({
    url: `/graphql?lang=${pageLanguage()}`,
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
  });
}
