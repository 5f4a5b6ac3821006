import type { Dispatcher } from '@sinan/runtime';
import { MAX_EVENT_BYTES, Refusal } from '@sinan/schema';
import { sendJson } from './http/answer.ts';
import { readJson } from './http/body.ts';
import type { Rates } from './http/rates.ts';
import type { Handler } from './http/route.ts';
import { arrivingOf, callOf } from './http/visit.ts';

const STRUCTURED = ['application/cloudevents+json', 'application/json'];

/**
 * `POST /events`: one CloudEvent in structured mode (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md §3.2)
 * from a program that proves itself by its service token. 202 once it is kept, also when it was kept before.
 */
export function postEvent(parts: { readonly dispatcher: Dispatcher; readonly rates: Rates }): Handler {
  return async (req, res, visit) => {
    const actor = await arrivingOf(parts, visit);
    if (visit.proof?.by !== 'bearer' || actor.kind === 'anonymous') throw new Refusal('UNAUTHENTICATED');
    if (actor.kind !== 'program') throw new Refusal('FORBIDDEN');
    // Binary mode spreads the event over headers that proxies may drop or fold.
    if (req.headers['ce-specversion'] !== undefined)
      throw new Refusal('UNSUPPORTED_MEDIA_TYPE', { expected: `${STRUCTURED[0]} (structured mode)` });
    const event = await readJson(req, STRUCTURED, MAX_EVENT_BYTES);
    const taken = (await parts.dispatcher.dispatch('cases.receiveEvent', callOf(visit, actor), { event })) as {
      readonly repeated: boolean;
    };
    sendJson(res, 202, { accepted: true, repeated: taken.repeated });
  };
}
