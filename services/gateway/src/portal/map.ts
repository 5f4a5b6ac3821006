import { createHash } from 'node:crypto';
import { Refusal } from '@sinan/schema';
import { sendNotModified } from '../http/answer.ts';
import { accepts } from '../http/encoding.ts';
import type { Handler, Route } from '../http/route.ts';
import { sendAsset } from './asset.ts';
import type { PortalAsset } from './files.ts';

/** Where the operator's map is had, if there is one. */
export function mapRoute(map: PortalAsset | null): Route {
  return { path: '/map.geojson', tells: 'programs', methods: { GET: map ? getMap(map) : noMap } };
}

const noMap: Handler = () => {
  throw new Refusal('NOT_FOUND');
};

/** Browsers keep it, and ask each time whether it still is the one: an approval may be replaced or taken back. */
function getMap(map: PortalAsset): Handler {
  const tag = tagOf(map);
  const headers = { 'Cache-Control': 'public, no-cache', ETag: tag, Vary: 'Accept-Encoding' };
  return (req, res) => {
    if (names(req.headers['if-none-match'], tag)) sendNotModified(res, headers);
    else sendAsset(res, map, accepts(req.headers['accept-encoding']), headers);
  };
}

/** Weak: one for the file, in whatever coding it is sent (RFC 9110 §8.8.1). */
function tagOf({ plain }: PortalAsset): string {
  return `W/"${createHash('sha256').update(plain).digest('base64url')}"`;
}

/** Whether `If-None-Match` names it, by weak comparison (RFC 9110 §13.1.2). */
function names(header: string | undefined, tag: string): boolean {
  const opaque = (one: string) => one.trim().replace(/^W\//, '');
  return (header ?? '').split(',').some((one) => one.trim() === '*' || opaque(one) === opaque(tag));
}
